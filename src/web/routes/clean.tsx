import '../styles/stack.css'
import '../styles/intensity.css'
import '../styles/clean.css'
import { FactorsCard } from '../clean/factors-card.tsx'
import { IntensityCard } from '../clean/intensity-card.tsx'
import { LoadCard } from '../clean/load-card.tsx'
import { loadClean } from '../clean/load-clean.server.ts'
import { MixCard } from '../clean/mix-card.tsx'
import { NextCard } from '../clean/next-card.tsx'
import { NowCard } from '../clean/now-card.tsx'
import { SkillCard } from '../clean/skill-card.tsx'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/clean'

export const handle: PageHandle = {
  nav: 'clean',
  controls: ['ba', 'zone', 'as_of'],
  reads: ['eia.fuel_type', 'ercot.load_forecast', 'ercot.wind', 'ercot.solar'],
}

export const loader = ({ context }: Route.LoaderArgs) => loadClean(context.get(pageContext))

export function meta({ loaderData: view }: Route.MetaArgs): Route.MetaDescriptors {
  if (!view) return [{ title: 'Clean hours · gridlake' }]
  const { title, summary, imageUrl, oembedUrl } = view.share
  return [
    { title: `Clean hours of ${view.authority.code} · gridlake` },
    { name: 'description', content: summary },
    { property: 'og:title', content: title },
    { property: 'og:description', content: summary },
    { property: 'og:image', content: imageUrl },
    { name: 'twitter:card', content: 'summary_large_image' },
    { tagName: 'link', rel: 'alternate', type: 'application/json+oembed', href: oembedUrl, title },
  ]
}

export default function CleanPage({ loaderData: view }: Route.ComponentProps): React.ReactNode {
  return (
    <>
      <div className="lead">
        <div>
          <h1>What’s powering {view.authority.code}, and when it is clean</h1>
          <p className="moment-line">
            {view.authority.name} · {view.moment}
          </p>
        </div>
      </div>
      <div className="clean-top">
        <NowCard view={view} />
        <NextCard view={view} />
        <LoadCard view={view} />
      </div>
      <IntensityCard view={view} />
      <div className="clean-pair">
        <MixCard view={view} />
        <SkillCard view={view} />
      </div>
      <FactorsCard view={view} />
    </>
  )
}

import { HelpText } from '../shell/help-text.tsx'

export const meta = () => [{ title: 'Keys and words · gridlake' }]

export default function HelpPage(): React.ReactNode {
  return (
    <>
      <div className="lead">
        <h1>Keys and words</h1>
      </div>
      <HelpText />
    </>
  )
}

import type { Block } from '../../core/time/block.ts'
import { type UrlState, writeUrl } from '../state/url-state.ts'
import type { ChoiceLink } from './price-links.ts'

type Choice = NonNullable<UrlState['block']>

const CHOICES: readonly { choice: Choice | undefined; label: string; hours: string; blocks: readonly Block[] }[] = [
  { choice: undefined, label: 'All hours', hours: '', blocks: [] },
  {
    choice: '5x16',
    label: 'On-peak 5×16',
    hours: 'HE 07–22 of Monday to Friday, NERC holidays aside',
    blocks: ['5x16'],
  },
  { choice: 'off', label: 'Off-peak', hours: 'all hours but on-peak 5×16', blocks: ['2x16', '7x8'] },
  { choice: '2x16', label: 'Weekend 2×16', hours: 'HE 07–22 of weekends and NERC holidays', blocks: ['2x16'] },
  { choice: '7x8', label: 'Night 7×8', hours: 'HE 01–06, 23 and 24 of every day', blocks: ['7x8'] },
]

/** The blocks that a question is asked with; nothing where all hours are meant. */
export function askedBlocks({ block }: Pick<UrlState, 'block'>): { blocks?: readonly Block[] } {
  const blocks = CHOICES.find(({ choice }) => choice === block)?.blocks ?? []
  return blocks.length === 0 ? {} : { blocks }
}

/** Which hours, for a card's scope: `on-peak 5×16 (HE 07–22 …)`; undefined: all. */
export function blockText({ block }: Pick<UrlState, 'block'>): string | undefined {
  const chosen = CHOICES.find(({ choice }) => choice === block)
  return chosen?.choice === undefined ? undefined : `${chosen.label} (${chosen.hours}, market time)`
}

/** Choices of hours that prices are summed up over. */
export const blockLinks = (path: string, state: UrlState): ChoiceLink[] =>
  CHOICES.map(({ choice, label }) => ({
    label,
    href: writeUrl(path, { ...state, block: choice }),
    current: choice === state.block,
  }))

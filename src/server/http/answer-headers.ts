import { ANSWER_MEDIA_TYPES } from '../../contract/answer-format.ts'
import type { Answer, Coverage } from '../../engine/question.ts'

/** Headers that say what an answer is; every format has its meta in them. */
export function answerHeaders({ format, meta }: Pick<Answer, 'format' | 'meta'>): Record<string, string> {
  const { versions, schemaEpochs, rows, inferredRows, coverage, downsampledFrom } = meta
  return {
    'content-type': ANSWER_MEDIA_TYPES[format],
    'gridlake-versions': Object.entries(versions)
      .map(([id, version]) => `${id}=${version}`)
      .join(', '),
    ...(schemaEpochs === undefined
      ? {}
      : {
          'gridlake-schema-epochs': Object.entries(schemaEpochs)
            .map(([id, epochs]) => `${id}=${epochs.join('|')}`)
            .join(', '),
        }),
    ...(rows === undefined ? {} : { 'gridlake-rows': String(rows) }),
    ...(inferredRows === undefined ? {} : { 'gridlake-inferred-rows': String(inferredRows) }),
    ...(downsampledFrom === undefined ? {} : { 'gridlake-downsampled-from': String(downsampledFrom) }),
    ...(coverage === undefined ? {} : { 'gridlake-coverage': coverageText(coverage) }),
  }
}

/** Starts of the first and the last interval that the lake has, and whether more was asked for: `2026-01-01T06:00:00Z/2026-11-02T05:45:00Z; beyond`. */
const coverageText = ({ firstInterval, lastInterval, beyond }: Coverage): string =>
  `${firstInterval ?? ''}/${lastInterval ?? ''}${beyond ? '; beyond' : ''}`

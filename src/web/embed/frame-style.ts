/** What the frame around a chart looks like. */
export const FRAME_STYLE = `
.frame-ground { fill: var(--surface) }
.frame-line { fill: none; stroke: var(--line) }
.frame-title { fill: var(--text); font-weight: 700 }
.frame-scope { fill: var(--text-dim) }
.frame-source { fill: var(--text-dim) }
.frame-name { fill: var(--text); font-weight: 700 }
.plot svg { font-size: 12px }
`

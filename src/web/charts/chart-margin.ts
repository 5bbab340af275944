/** Space around every chart's plot area, in the drawing's own pixels; the cursor needs it to find a time under the pointer. */
export const CHART_MARGIN = { left: 58, right: 20, top: 26, bottom: 40 } as const

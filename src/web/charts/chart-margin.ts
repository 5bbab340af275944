/** Space around every chart's plot area, in the drawing's own pixels; the cursor needs it to find a time under the pointer. */
export const CHART_MARGIN = { left: 52, right: 10, top: 26, bottom: 38 } as const

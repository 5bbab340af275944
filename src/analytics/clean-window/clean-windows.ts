/** Hours in a row: the index of the first, and how many. */
export interface HourWindow {
  first: number
  hours: number
  /** Mean over the window, g/kWh. */
  meanGPerKwh: number
}

/** Runs of hours whose intensity is at most `limitGPerKwh`, in order of time; hours that are not known end a run. */
export function findCleanWindows(gPerKwh: ArrayLike<number>, limitGPerKwh: number): HourWindow[] {
  const windows: HourWindow[] = []
  for (let index = 0; index < gPerKwh.length; index++) {
    const value = gPerKwh[index] ?? Number.NaN
    if (!(value <= limitGPerKwh)) continue
    const open = windows.at(-1)
    if (open && open.first + open.hours === index) {
      open.meanGPerKwh += (value - open.meanGPerKwh) / (open.hours + 1)
      open.hours += 1
    } else windows.push({ first: index, hours: 1, meanGPerKwh: value })
  }
  return windows
}

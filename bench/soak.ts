import { parseArgs } from 'node:util'
import { killRepeatedly } from '../test/crash/killed-lakes.ts'

// npm run soak [-- --kills N --seed S]: kills processes that write to lakes, and looks at what is left.
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
})
const kills = wholeNumber('--kills', values.kills)
const seed = wholeNumber('--seed', values.seed)
const began = performance.now()
const seconds = () => Math.round((performance.now() - began) / 1000)
let told = 0
const report = await killRepeatedly({
  kills,
  seed,
  onProgress: ({ kills: killed, lakes }) => {
    if (killed < told + 50) return
    told = killed
    console.log(`${killed} of ${kills} kills, ${lakes} lakes whole, ${seconds()} s`)
  },
})
const aimed = Object.entries(report.aimed).sort(([a], [b]) => (a < b ? -1 : 1))
for (const [moment, count] of aimed) console.log(`${String(count).padStart(6)} killed right ${moment}`)
console.log(
  `soak: ${report.kills} kills, ${report.lakes} lakes, 0 rows lost, 0 twice, every lake completed and verified; seed ${seed}, ${seconds()} s`,
)

function wholeNumber(option: string, text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 0) return value
  console.error(`${option} ${text} is not a whole number`)
  process.exit(2)
}

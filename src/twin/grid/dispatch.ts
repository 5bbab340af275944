import { solveLinear } from './linear-solve.ts'

/** A least-cost dispatch: each unit costs `a·p + b·p²/2` within [low, high] MW; sensitivities are rows by constraint. */
export interface DispatchProblem {
  /** $/MWh at 0 MW. */
  a: Float64Array
  /** $/MWh per MW, above 0: costs are strictly convex, so the answer is unique. */
  b: Float64Array
  low: Float64Array
  high: Float64Array
  /** MW the units must bring in all. */
  demandMw: number
  /** Flow of each constraint without any unit, MW in its direction. */
  baseFlowMw: Float64Array
  limitMw: Float64Array
  maxShadowPrice: Float64Array
  /** By constraint, by unit: MW of flow per MW of the unit. */
  sensitivity: readonly Float64Array[]
}

export interface DispatchSolution {
  lambda: number
  /** Constraints with a shadow price above 0, by index, and those prices. */
  binding: readonly { constraint: number; mu: number }[]
  powerMw: Float64Array
  flowMw: Float64Array
  iterations: number
}

const TOLERANCE_MW = 1e-6
// $/MW: what rounding leaves of a shadow price that has fallen to nothing.
const NO_PRICE = 1e-10
const MAX_NEWTON_STEPS = 200
const MAX_ROUNDS = 60
const MAX_ADDED_PER_ROUND = 4

/**
 * Solves the dispatch on its dual: maximises over λ free and 0 ≤ μ ≤ cap by Newton steps on the few constraints that
 * have been violated so far. The optimum obeys `a + b·p = λ − Σ_k sensitivity·μ_k` for every unit off its limits.
 */
export function solveDispatch(problem: DispatchProblem): DispatchSolution {
  const state = createState(problem)
  let iterations = 0
  for (let round = 0; round < MAX_ROUNDS; round++) {
    iterations += climb(problem, state)
    if (!addViolated(problem, state)) break
  }
  return {
    lambda: state.x[0] as number,
    binding: state.active
      .map((constraint, index) => ({ constraint, mu: state.x[index + 1] as number }))
      .filter(({ mu }) => mu > 0),
    powerMw: state.power,
    flowMw: state.flow,
    iterations,
  }
}

interface State {
  /** λ, then μ of each active constraint. */
  x: Float64Array
  active: number[]
  gradient: Float64Array
  power: Float64Array
  slope: Float64Array
  flow: Float64Array
}

function createState(problem: DispatchProblem): State {
  const room = problem.limitMw.length + 1
  return {
    x: new Float64Array(room),
    active: [],
    gradient: new Float64Array(room),
    power: new Float64Array(problem.a.length),
    slope: new Float64Array(problem.a.length),
    flow: new Float64Array(problem.limitMw.length),
  }
}

/** What the units do at the prices `x`, and how far that is from balance and limits: the dual's gradient. */
function respond(problem: DispatchProblem, state: State, x: Float64Array): void {
  const { a, b, low, high } = problem
  const { active, power, slope, gradient } = state
  let total = 0
  for (let unit = 0; unit < a.length; unit++) {
    let price = x[0] as number
    for (let k = 0; k < active.length; k++) {
      price -= (x[k + 1] as number) * ((problem.sensitivity[active[k] as number] as Float64Array)[unit] as number)
    }
    const wanted = (price - (a[unit] as number)) / (b[unit] as number)
    const least = low[unit] as number
    const most = high[unit] as number
    const inside = wanted > least && wanted < most
    slope[unit] = inside ? 1 / (b[unit] as number) : 0
    power[unit] = inside ? wanted : wanted <= least ? least : most
    total += power[unit] as number
  }
  gradient[0] = problem.demandMw - total
  for (let k = 0; k < active.length; k++) {
    const constraint = active[k] as number
    gradient[k + 1] = flowOf(problem, constraint, power) - (problem.limitMw[constraint] as number)
  }
}

function flowOf(problem: DispatchProblem, constraint: number, power: Float64Array): number {
  const row = problem.sensitivity[constraint] as Float64Array
  let flow = problem.baseFlowMw[constraint] as number
  for (let unit = 0; unit < power.length; unit++) flow += (row[unit] as number) * (power[unit] as number)
  return flow
}

/** Newton steps on the active set until the projected gradient is nothing. Returns the steps taken. */
function climb(problem: DispatchProblem, state: State): number {
  const { x, active, gradient } = state
  for (let step = 0; step < MAX_NEWTON_STEPS; step++) {
    respond(problem, state, x)
    const free = freeDirections(problem, state)
    if (free.every((k) => Math.abs(gradient[k] as number) < TOLERANCE_MW)) return step
    const { direction, longest } = newtonDirection(problem, state, free)
    walk(problem, state, direction, free, longest)
    for (let k = 1; k <= active.length; k++) {
      const cap = problem.maxShadowPrice[active[k - 1] as number] as number
      const mu = x[k] as number
      x[k] = mu < NO_PRICE ? 0 : Math.min(cap, mu)
    }
  }
  return MAX_NEWTON_STEPS
}

function freeDirections(problem: DispatchProblem, state: State): number[] {
  const free = [0]
  for (let k = 1; k <= state.active.length; k++) {
    const mu = state.x[k] as number
    const pull = state.gradient[k] as number
    const cap = problem.maxShadowPrice[state.active[k - 1] as number] as number
    if ((mu <= 0 && pull <= 0) || (mu >= cap && pull >= 0)) continue
    free.push(k)
  }
  return free
}

/** The Newton direction over the free prices, leaving out those that would at once leave their bounds. */
function newtonDirection(problem: DispatchProblem, state: State, free: number[]) {
  for (;;) {
    const direction = newtonStep(problem, state, free)
    let longest = Infinity
    let blocked = -1
    for (const [at, k] of free.entries()) {
      if (k === 0) continue
      const cap = problem.maxShadowPrice[state.active[k - 1] as number] as number
      const mu = state.x[k] as number
      const move = direction[at] as number
      const room = move < 0 ? mu / -move : move > 0 ? (cap - mu) / move : Infinity
      if (room < longest) longest = room
      if (room <= 1e-14) blocked = at
    }
    if (blocked < 0) return { direction, longest }
    free.splice(blocked, 1)
  }
}

function newtonStep(problem: DispatchProblem, state: State, free: readonly number[]): Float64Array {
  const n = free.length
  const hessian = new Float64Array(n * n)
  const step = new Float64Array(n)
  const rows = free.map((k) => (k === 0 ? undefined : problem.sensitivity[state.active[k - 1] as number]))
  for (let unit = 0; unit < state.slope.length; unit++) {
    const weight = state.slope[unit] as number
    if (weight === 0) continue
    for (let i = 0; i < n; i++) {
      const hi = rows[i] === undefined ? 1 : -((rows[i] as Float64Array)[unit] as number)
      for (let j = 0; j <= i; j++) {
        const hj = rows[j] === undefined ? 1 : -((rows[j] as Float64Array)[unit] as number)
        hessian[i * n + j] = (hessian[i * n + j] as number) + weight * hi * hj
      }
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) hessian[j * n + i] = hessian[i * n + j] as number
    // A whisper of curvature keeps the step finite where every unit stands at a limit.
    hessian[i * n + i] = (hessian[i * n + i] as number) + 1e-7
    step[i] = state.gradient[free[i] as number] as number
  }
  solveLinear(hessian, step, n, n)
  return step
}

/** Goes along `direction` to where the dual stops rising, or to the first bound. */
function walk(
  problem: DispatchProblem,
  state: State,
  direction: Float64Array,
  free: readonly number[],
  longest: number,
) {
  const start = state.x.slice(0, state.active.length + 1)
  const rise = (length: number): number => {
    for (const [at, k] of free.entries()) state.x[k] = (start[k] as number) + length * (direction[at] as number)
    respond(problem, state, state.x)
    let sum = 0
    for (const [at, k] of free.entries()) sum += (direction[at] as number) * (state.gradient[k] as number)
    return sum
  }
  let initial = 0
  for (const [at, k] of free.entries()) initial += (direction[at] as number) * (state.gradient[k] as number)
  let near = 0
  let far = Math.min(1, longest)
  let slope = rise(far)
  if (slope >= -0.5 * initial) return
  for (let halving = 0; halving < 40; halving++) {
    const middle = (near + far) / 2
    slope = rise(middle)
    if (Math.abs(slope) <= 0.3 * initial) return
    if (slope > 0) near = middle
    else far = middle
  }
}

/** Takes in the constraints that the present dispatch violates most. Returns false when there is none. */
function addViolated(problem: DispatchProblem, state: State): boolean {
  const violated: { constraint: number; by: number }[] = []
  for (let constraint = 0; constraint < problem.limitMw.length; constraint++) {
    const flow = flowOf(problem, constraint, state.power)
    state.flow[constraint] = flow
    const by = flow - (problem.limitMw[constraint] as number)
    if (by > TOLERANCE_MW * 10 && !state.active.includes(constraint)) violated.push({ constraint, by })
  }
  violated.sort((left, right) => right.by - left.by)
  for (const { constraint } of violated.slice(0, MAX_ADDED_PER_ROUND)) {
    state.active.push(constraint)
    state.x[state.active.length] = 0
  }
  return violated.length > 0
}

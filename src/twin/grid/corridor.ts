/** A transmission corridor between two stations; `x` is its reactance on an arbitrary common scale. */
export interface Corridor {
  from: string
  to: string
  x: number
  limitMw: number
}

const corridor = (from: string, to: string, x: number, limitMw: number): Corridor => ({ from, to, x, limitMw })

/** The lines of the grid. Limits are sized so that the west's exports, the valley and Houston's imports bind now and then. */
export const CORRIDORS: readonly Corridor[] = Object.freeze([
  corridor('TULIA', 'SILVTN', 0.08, 3000),
  corridor('TULIA', 'WICHFL', 0.2, 1550),
  corridor('SILVTN', 'ABILNE', 0.16, 2600),
  corridor('SILVTN', 'FTWRTH', 0.28, 2250),
  corridor('ODESSA', 'MIDLND', 0.06, 1600),
  corridor('MIDLND', 'ABILNE', 0.14, 2250),
  corridor('MIDLND', 'SANANG', 0.16, 3000),
  corridor('ODESSA', 'MCCAMY', 0.1, 3500),
  corridor('MCCAMY', 'SANANG', 0.12, 1600),
  corridor('MCCAMY', 'LLANO', 0.24, 2600),
  corridor('SANANG', 'LLANO', 0.16, 3200),
  corridor('ABILNE', 'FTWRTH', 0.1, 5000),
  corridor('ABILNE', 'WACO', 0.16, 3450),
  corridor('SANANG', 'ABILNE', 0.18, 3000),
  corridor('WICHFL', 'FTWRTH', 0.12, 3500),
  corridor('FTWRTH', 'DALLAS', 0.03, 6100),
  corridor('DALLAS', 'TYLER', 0.1, 2900),
  corridor('DALLAS', 'WACO', 0.1, 2600),
  corridor('FTWRTH', 'WACO', 0.09, 5000),
  corridor('TYLER', 'WACO', 0.16, 3500),
  corridor('DALLAS', 'RAYBRN', 0.12, 1480),
  corridor('TYLER', 'RAYBRN', 0.14, 2500),
  corridor('WACO', 'AUSTIN', 0.1, 5000),
  corridor('WACO', 'HOUNW', 0.16, 3000),
  corridor('TYLER', 'HOUNW', 0.18, 2250),
  corridor('HOUNW', 'HOUEST', 0.04, 2150),
  corridor('HOUNW', 'HOUSW', 0.05, 6000),
  corridor('HOUEST', 'HOUBAY', 0.05, 2450),
  corridor('HOUSW', 'HOUBAY', 0.06, 2200),
  corridor('FAYETE', 'HOUSW', 0.1, 2900),
  corridor('FAYETE', 'AUSTIN', 0.1, 4000),
  corridor('LLANO', 'AUSTIN', 0.09, 2750),
  corridor('LLANO', 'SATXN', 0.1, 4500),
  corridor('AUSTIN', 'SATXN', 0.08, 4500),
  corridor('SATXN', 'SATXS', 0.04, 3000),
  corridor('FAYETE', 'SATXN', 0.14, 3500),
  corridor('SATXS', 'CORPUS', 0.16, 1150),
  corridor('SATXS', 'LAREDO', 0.18, 2600),
  corridor('SATXS', 'VICTOR', 0.14, 3200),
  corridor('VICTOR', 'CORPUS', 0.1, 1600),
  corridor('VICTOR', 'FAYETE', 0.14, 3000),
  corridor('VICTOR', 'HOUBAY', 0.2, 2050),
  corridor('CORPUS', 'VALLEY', 0.12, 1080),
  corridor('LAREDO', 'VALLEY', 0.16, 960),
])

/** Corridors watched after the loss of another, and how much more than their own limit they may carry for a while. */
export const CONTINGENCIES: readonly { watched: string; lost: string; emergencyFactor: number }[] = Object.freeze([
  { watched: 'ABILNE_FTWRTH', lost: 'ABILNE_WACO', emergencyFactor: 1.12 },
  { watched: 'ABILNE_WACO', lost: 'ABILNE_FTWRTH', emergencyFactor: 1.3 },
  { watched: 'TULIA_WICHFL', lost: 'SILVTN_FTWRTH', emergencyFactor: 1.2 },
  { watched: 'SANANG_LLANO', lost: 'MCCAMY_LLANO', emergencyFactor: 1.2 },
  { watched: 'MIDLND_ABILNE', lost: 'MCCAMY_SANANG', emergencyFactor: 1.15 },
  { watched: 'WACO_HOUNW', lost: 'TYLER_HOUNW', emergencyFactor: 1.15 },
  { watched: 'FAYETE_HOUSW', lost: 'WACO_HOUNW', emergencyFactor: 1.15 },
  { watched: 'CORPUS_VALLEY', lost: 'LAREDO_VALLEY', emergencyFactor: 1.25 },
  { watched: 'LAREDO_VALLEY', lost: 'CORPUS_VALLEY', emergencyFactor: 1.35 },
  { watched: 'LLANO_AUSTIN', lost: 'LLANO_SATXN', emergencyFactor: 1.2 },
])

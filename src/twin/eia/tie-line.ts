/** An interchange between two authorities: the usual flow from `from` to `to`, its swing, and what midday sun adds, MW. */
export interface TieLine {
  from: string
  to: string
  meanMw: number
  swingMw: number
  sunMw: number
}

const tie = (from: string, to: string, meanMw: number, swingMw: number, sunMw = 0): TieLine => ({
  from,
  to,
  meanMw,
  swingMw,
  sunMw,
})

/**
 * Who trades with whom. Only members trade, so that their interchange sums to zero in every hour. California imports at
 * night and sends its midday sun back. ERCO to SWPP is the grid's own DC ties.
 */
export const TIE_LINES: readonly TieLine[] = Object.freeze([
  tie('ERCO', 'SWPP', 0, 0),
  tie('BPAT', 'CISO', 1700, 900, -1900),
  tie('BPAT', 'PACW', 900, 250),
  tie('BPAT', 'LDWP', 700, 500, -500),
  tie('PACW', 'CISO', 150, 120, -250),
  tie('PACE', 'PACW', 350, 150),
  tie('PACE', 'NEVP', 300, 150, -200),
  tie('AZPS', 'CISO', 1100, 500, -1800),
  tie('SRP', 'CISO', 900, 400, -1200),
  tie('NEVP', 'CISO', 500, 300, -1100),
  tie('LDWP', 'CISO', 150, 150, -100),
  tie('BANC', 'CISO', -350, 200, -150),
  tie('AZPS', 'SRP', 450, 250, -100),
  tie('PSCO', 'PACE', 60, 80),
  tie('SWPP', 'PSCO', 120, 110),
  tie('SWPP', 'MISO', 400, 900),
  tie('PJM', 'MISO', 1300, 1200),
  tie('PJM', 'NYIS', 1500, 600),
  tie('NYIS', 'ISNE', 500, 400),
  tie('PJM', 'DUK', 350, 500),
  tie('PJM', 'TVA', 250, 350),
  tie('TVA', 'MISO', -200, 500),
  tie('SOCO', 'TVA', 300, 450),
  tie('SOCO', 'DUK', 150, 350),
  tie('SOCO', 'FPL', 600, 350),
  tie('MISO', 'SOCO', 300, 400),
])

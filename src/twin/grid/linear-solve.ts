/**
 * Solves A x = b in place for a small dense symmetric A of order n (row-major, stride `stride`); the answer is left in b.
 * Gaussian elimination with partial pivoting. Returns false when A is singular.
 */
export function solveLinear(a: Float64Array, b: Float64Array, n: number, stride: number): boolean {
  for (let col = 0; col < n; col++) {
    let pivot = col
    for (let row = col + 1; row < n; row++) {
      if (Math.abs(at(a, row * stride + col)) > Math.abs(at(a, pivot * stride + col))) pivot = row
    }
    const head = at(a, pivot * stride + col)
    if (Math.abs(head) < 1e-300) return false
    if (pivot !== col) swapRows(a, b, pivot, col, n, stride)
    for (let row = col + 1; row < n; row++) {
      const factor = at(a, row * stride + col) / head
      if (factor === 0) continue
      for (let k = col; k < n; k++) a[row * stride + k] = at(a, row * stride + k) - factor * at(a, col * stride + k)
      b[row] = at(b, row) - factor * at(b, col)
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = at(b, row)
    for (let k = row + 1; k < n; k++) sum -= at(a, row * stride + k) * at(b, k)
    b[row] = sum / at(a, row * stride + row)
  }
  return true
}

function swapRows(a: Float64Array, b: Float64Array, i: number, j: number, n: number, stride: number): void {
  for (let k = 0; k < n; k++) {
    const kept = at(a, i * stride + k)
    a[i * stride + k] = at(a, j * stride + k)
    a[j * stride + k] = kept
  }
  const kept = at(b, i)
  b[i] = at(b, j)
  b[j] = kept
}

const at = (values: Float64Array, index: number): number => values[index] as number

const pointOf = (decimal: string): number => (decimal.includes('.') ? decimal.indexOf('.') : decimal.length);

/**
 * Compares two decimals as they are written, without binary floats: -1 where `a` is the smaller, 0 where they
 * are equal ("1" and "1.00" are), 1 where it is the larger. Both must match `^(0|[1-9]\d*)(\.\d+)?$`.
 */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const before = Math.max(pointOf(a), pointOf(b));
  const digitsOf = (decimal: string) => '0'.repeat(before - pointOf(decimal)) + decimal.replace('.', '');
  const length = Math.max(digitsOf(a).length, digitsOf(b).length);
  const [left, right] = [digitsOf(a).padEnd(length, '0'), digitsOf(b).padEnd(length, '0')];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

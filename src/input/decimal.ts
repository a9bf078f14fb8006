const pointOf = (decimal: string): number => (decimal.includes('.') ? decimal.indexOf('.') : decimal.length);

/**
 * Compares two decimals as written, without binary floats: -1 if `a` is smaller, 0 if equal ("1" and "1.00"
 * are), 1 if larger. Both must match `^(0|[1-9]\d*)(\.\d+)?$`.
 */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const before = Math.max(pointOf(a), pointOf(b));
  const digitsOf = (decimal: string) => '0'.repeat(before - pointOf(decimal)) + decimal.replace('.', '');
  const length = Math.max(digitsOf(a).length, digitsOf(b).length);
  const [left, right] = [digitsOf(a).padEnd(length, '0'), digitsOf(b).padEnd(length, '0')];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** A decimal as a whole number of units of 10^-places. */
interface Scaled {
  units: bigint;
  places: number;
}

const scaled = (decimal: string): Scaled => ({
  units: BigInt(decimal.replace('.', '')),
  places: Math.max(0, decimal.length - pointOf(decimal) - 1),
});

/** The shortest text of a scaled number, without trailing zeros. */
function decimalText({ units, places }: Scaled): string {
  const digits = units.toString().padStart(places + 1, '0');
  const [whole, fraction] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}

const shifted = ({ units, places }: Scaled, to: number): bigint => units * 10n ** BigInt(to - places);

/** The exact sum of two decimals, in its shortest form. */
export function addDecimals(a: string, b: string): string {
  const [left, right] = [scaled(a), scaled(b)];
  const places = Math.max(left.places, right.places);
  return decimalText({ units: shifted(left, places) + shifted(right, places), places });
}

/** The exact product of two decimals, in its shortest form. */
export function multiplyDecimals(a: string, b: string): string {
  const [left, right] = [scaled(a), scaled(b)];
  return decimalText({ units: left.units * right.units, places: left.places + right.places });
}

/** Rounds a decimal to at most `most` places, half up. A decimal that needs no more places stays exact. */
export function roundDecimal(decimal: string, most: number): string {
  const { units, places } = scaled(decimal);
  if (places <= most) return decimalText({ units, places });
  const unit = 10n ** BigInt(places - most);
  return decimalText({ units: (units + unit / 2n) / unit, places: most });
}

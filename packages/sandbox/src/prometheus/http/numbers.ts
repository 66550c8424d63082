/** A number as Prometheus writes it into JSON. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  if (Object.is(value, -0)) return '-0';
  // Go writes two digits of an exponent at least.
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}

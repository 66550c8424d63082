import type { Type } from '../types';

/** A type as `type()` of Terraform's console prints it, without blanks. */
export function printType(type: Type): string {
  if ('element' in type) return `${type.kind}(${printType(type.element)})`;
  if (type.kind === 'tuple') {
    const items = type.elements.map(item => `${printType(item)},`);
    return `tuple([${items.join('')}])`;
  }
  if (type.kind === 'object') {
    const items = [...type.attributes].map(
      ([name, item]) => `${name.replace(/\s+/g, '')}:${printType(item)},`,
    );
    return `object({${items.join('')}})`;
  }
  return type.kind;
}

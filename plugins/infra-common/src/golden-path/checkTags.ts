import type { Standards } from '../standards';
import type { Say } from './checkIntent';
import type { ServiceIntent } from './intent';

/** Tags whose value a person answers, and the answer. */
const ANSWERED: Record<string, 'costCenter' | 'dataClass' | 'owner'> = {
  CostCenter: 'costCenter',
  DataClass: 'dataClass',
  Owner: 'owner',
};

/** What the rules of the required tags say against answers. */
export function checkTags(
  intent: ServiceIntent,
  { tags }: Pick<Standards, 'tags'>,
  say: Say,
): void {
  for (const { name, values, pattern } of tags.required) {
    const field = Object.hasOwn(ANSWERED, name) ? ANSWERED[name] : undefined;
    if (!field) continue;
    const value = intent[field];
    if (values && !values.includes(value)) {
      const allowed = values.join(', ');
      say('tag', [field], {
        en: `the tag ${name} must be one of: ${allowed}`,
        ko: `${name} 태그에 쓸 수 있는 값: ${allowed}`,
      });
    }
    if (pattern && !new RegExp(pattern, 'u').test(value)) {
      say('tag', [field], {
        en: `the tag ${name} must follow the rule ${pattern}`,
        ko: `${name} 태그의 규칙에 맞지 않습니다. 규칙: ${pattern}`,
      });
    }
  }
}

import { useEffect, useState } from 'react';
import type { UpgradePreview } from '@infra-portal/infra-common';
import type { UpgradeForm } from './form';

/** What the rules of an upgrade can name. */
export interface KnownParts {
  /** In the order of the waves. */
  environments: string[];
  products: string[];
}

const NOTHING: KnownParts = { environments: [], products: [] };

const union = (known: string[], seen: string[]) => [
  ...known,
  ...seen.filter(each => !known.includes(each)),
];

/**
 * The environments and products that an upgrade is about. They stay choosable
 * when a rule leaves them out, until something else is upgraded.
 */
export function useKnownParts(
  { kind, name }: Pick<UpgradeForm, 'kind' | 'name'>,
  preview: UpgradePreview | undefined,
): KnownParts {
  const key = `${kind} ${name}`;
  const [state, setState] = useState({ key, known: NOTHING });
  useEffect(() => {
    if (preview === undefined) return;
    const { subject, waves } = preview;
    const own = `${subject.kind} ${subject.name}`;
    setState(last => {
      const known = last.key === own ? last.known : NOTHING;
      const items = waves.flatMap(each => each.items);
      return {
        key: own,
        known: {
          environments: union(
            known.environments,
            waves.flatMap(({ environment }) => environment ?? []),
          ),
          products: union(known.products, [
            ...new Set(items.flatMap(({ product }) => product ?? [])),
          ]),
        },
      };
    });
  }, [preview]);
  return state.key === key ? state.known : NOTHING;
}

import { Link } from 'react-router-dom';
import { parseEntityRef } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Objective } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { objectiveRouteRef, productRouteRef, useRoutePath } from '../routes';

/** An objective's name, leading to its page. */
export function ObjectiveLink(props: {
  objective: Pick<Objective, 'id' | 'name' | 'displayName'>;
}) {
  const { id, name, displayName } = props.objective;
  const route = useRoutePath(objectiveRouteRef);
  return <Leading to={route?.({ id })} text={displayName ?? name} />;
}

/** A product's name, leading to its page where the app has one. */
export function ProductLink({ name }: { name: string }) {
  const route = useRoutePath(productRouteRef);
  return <Leading to={route?.({ name })} text={name} />;
}

/** Something of the catalog by its name, leading to its page there. */
export function EntityLink({ entityRef }: { entityRef: string }) {
  const route = useRoutePath(entityRouteRef);
  const entity = entityOf(entityRef);
  return (
    <Leading to={entity && route?.(entity)} text={entity?.name ?? entityRef} />
  );
}

/** What a file says may be no ref at all. */
function entityOf(entityRef: string) {
  try {
    const { kind, ...entity } = parseEntityRef(entityRef);
    return { ...entity, kind: kind.toLocaleLowerCase('en-US') };
  } catch {
    return undefined;
  }
}

function Leading({ to, text }: { to?: string; text: string }) {
  if (!to) return <Verbatim text={text} />;
  return (
    <Link to={to}>
      <Verbatim text={text} />
    </Link>
  );
}

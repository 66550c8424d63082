import { Link } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Verbatim } from '../consequences/parts/Verbatim';
import { personOf } from './personOf';

/** Somebody by name; a link to their page where the catalog knows them. */
export function PersonName(props: { who: string }) {
  const { name, entity } = personOf(props.who);
  const entityRoute = useRouteRef(entityRouteRef);
  const text = <Verbatim text={name} />;
  return entity && entityRoute ? (
    <Link to={entityRoute(entity)}>{text}</Link>
  ) : (
    text
  );
}

import { Link } from 'react-router-dom';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Verbatim } from '@infra-portal/infra-react';
import { useRoutePath } from '../routes';
import { personOf } from './personOf';

/** Somebody by name; a link to their page where the catalog knows them. */
export function PersonName(props: { who: string }) {
  const { name, entity } = personOf(props.who);
  const entityRoute = useRoutePath(entityRouteRef);
  const text = <Verbatim text={name} />;
  return entity && entityRoute ? (
    <Link to={entityRoute(entity)}>{text}</Link>
  ) : (
    text
  );
}

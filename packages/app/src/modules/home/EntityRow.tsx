import { Link } from 'react-router-dom';
import { DEFAULT_NAMESPACE, type Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import styles from './HomePage.module.css';

/** One catalog entity as a row: name, what it is, one line about it. */
export function EntityRow({ entity }: { entity: Entity }) {
  const entityRoute = useRouteRef(entityRouteRef);
  const { kind, metadata, spec } = entity;
  const type = typeof spec?.type === 'string' ? spec.type : undefined;
  const to = entityRoute?.({
    kind: kind.toLocaleLowerCase('en-US'),
    namespace: metadata.namespace ?? DEFAULT_NAMESPACE,
    name: metadata.name,
  });
  return (
    <li className={styles.row}>
      <Link to={to ?? '/catalog'} className={styles.rowLink}>
        {metadata.title ?? metadata.name}
      </Link>
      <span className={styles.rowMeta}>
        {[kind, type].filter(Boolean).join(' · ')}
      </span>
      {metadata.description && (
        <span className={styles.rowText}>{metadata.description}</span>
      )}
    </li>
  );
}

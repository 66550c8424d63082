import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  PlannedAttribute,
  PlannedResource,
  PlannedValue,
} from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { byType } from './resourceTypes';
import styles from './Plan.module.css';

/** Attributes listed at once; the plan itself is in the pull request. */
const ATTRIBUTES = 12;

/** What the plan touches, by type, what can do harm first. */
export function PlanResources(props: { resources: PlannedResource[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const types = useMemo(() => byType(props.resources), [props.resources]);
  return (
    <ul className={styles.types}>
      {types.map(({ type, resources }) => (
        <li key={type}>
          <details className={styles.type}>
            <summary>
              <code>
                <Verbatim text={type} />
              </code>
              <span className={styles.typeCount}>
                {t('consequences.plan.resources', { count: resources.length })}
              </span>
            </summary>
            <ul className={styles.resources}>
              {resources.map(resource => (
                <Resource
                  key={`${resource.address} ${resource.deposed ?? ''}`}
                  resource={resource}
                />
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Resource(props: { resource: PlannedResource }) {
  const { resource } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const listed = resource.attributes.slice(0, ATTRIBUTES);
  const more =
    resource.moreAttributes + resource.attributes.length - listed.length;
  return (
    <li>
      <p className={styles.address}>
        <span className={styles.action} data-action={resource.action}>
          {t(`consequences.plan.action.${resource.action}`)}
        </span>{' '}
        <code>
          <Verbatim text={resource.address} />
        </code>
      </p>
      {resource.reason && (
        <p className={styles.about}>
          <Verbatim text={resource.reason.replaceAll('_', ' ')} />
        </p>
      )}
      {listed.length > 0 && (
        <dl className={styles.attributes}>
          {listed.map(attribute => (
            <Attribute key={attribute.path} attribute={attribute} />
          ))}
        </dl>
      )}
      {more > 0 && (
        <p className={styles.about}>
          {t('consequences.plan.moreAttributes', { count: more })}
        </p>
      )}
    </li>
  );
}

function Attribute(props: { attribute: PlannedAttribute }) {
  const { path, before, after } = props.attribute;
  return (
    <div className={styles.attribute}>
      <dt>
        <Verbatim text={path} />
      </dt>
      <dd>
        {before.kind !== 'absent' && (
          <>
            <del>
              <Value value={before} />
            </del>{' '}
            →{' '}
          </>
        )}
        <Value value={after} />
      </dd>
    </div>
  );
}

function Value(props: { value: PlannedValue }) {
  const { value } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  switch (value.kind) {
    case 'known':
      return (
        <code>
          <Verbatim text={JSON.stringify(value.value)} />
        </code>
      );
    case 'shortened':
      return (
        <code>
          <Verbatim text={value.value} />… (
          {t('consequences.plan.value.shortened', {
            length: String(value.length),
          })}
          )
        </code>
      );
    default:
      return <em>{t(`consequences.plan.value.${value.kind}`)}</em>;
  }
}

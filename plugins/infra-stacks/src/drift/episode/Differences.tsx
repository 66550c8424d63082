import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftEpisode, DriftResource } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  StatusMark,
  Verbatim,
} from '@infra-portal/infra-react';
import { FoldedList } from '../../parts/FoldedList';
import { ACTION_TONES } from '../../run/ResourceList';
import { infraStacksTranslationRef } from '../../translation/ref';
import { Attributes } from './Attributes';
import { withoutNoise } from './noise';
import styles from '../Drift.module.css';

/** Resources that are open before somebody asks, if there are not more. */
const FEW = 3;

/** What differs, the riskiest first; what is probably noise is folded away. */
export function Differences({ resources }: Pick<DriftEpisode, 'resources'>) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  if (resources.length === 0) {
    return <p className={page.quiet}>{t('drift.resources.none')}</p>;
  }
  const { loud, noise } = withoutNoise(resources);
  return (
    <>
      <Resources resources={loud} open={loud.length <= FEW} />
      {noise.length > 0 && (
        <details className={styles.fold}>
          <summary>
            {t('drift.resources.noise', { count: noise.length })}
          </summary>
          <Resources resources={noise} />
        </details>
      )}
    </>
  );
}

function Resources(props: {
  resources: readonly DriftResource[];
  open?: boolean;
}) {
  return (
    <FoldedList
      items={props.resources}
      keyOf={({ address, action }) => `${address} ${action}`}
      className={styles.resources}
    >
      {resource => <Resource resource={resource} open={props.open} />}
    </FoldedList>
  );
}

function Resource(props: { resource: DriftResource; open?: boolean }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { address, action, attributes, cause } = props.resource;
  return (
    <details open={props.open}>
      <summary>
        <code>
          <Verbatim text={address} />
        </code>{' '}
        <span className={styles.about}>
          <span className={page.quiet}>{t('drift.apply')}</span>{' '}
          <StatusMark tone={ACTION_TONES[action]}>
            {t(`run.action.${action}`)}
          </StatusMark>{' '}
          <span className={page.quiet}>
            {t('drift.probably')} {t(`drift.cause.${cause}`)}
          </span>
        </span>
      </summary>
      {attributes.length === 0 ? (
        <p className={page.quiet}>{t('drift.attributes.none')}</p>
      ) : (
        <Attributes attributes={attributes} of={address} />
      )}
    </details>
  );
}

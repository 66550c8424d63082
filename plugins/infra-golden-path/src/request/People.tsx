import { Fragment } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { PersonName } from './PersonName';
import styles from './Lane.module.css';

/** Whom something waits for, by name. */
export function People(props: { who: string[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (props.who.length === 0) return null;
  return (
    <p className={styles.people}>
      {t('request.waitsFor')}{' '}
      {props.who.map((who, index) => (
        <Fragment key={who}>
          {index > 0 && ', '}
          <PersonName who={who} />
        </Fragment>
      ))}
    </p>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftProposalPreview } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import styles from './Act.module.css';

/** What an act leaves as it is, and why. */
export function LeftList({ left }: Pick<DriftProposalPreview, 'left'>) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  if (left.length === 0) return null;
  return (
    <section aria-label={t('driftAct.left')}>
      <h3>{t('driftAct.left')}</h3>
      <ul className={styles.left}>
        {left.map(({ address, path, why: { code, name = '' } }) => (
          <li key={`${address} ${path ?? ''}`}>
            <code>
              <Verbatim text={address} />
            </code>
            {path !== undefined && (
              <>
                {' '}
                <code>
                  <Verbatim text={path} />
                </code>
              </>
            )}
            <br />
            <Verbatim text={t(`driftLeft.${code}`, { name })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

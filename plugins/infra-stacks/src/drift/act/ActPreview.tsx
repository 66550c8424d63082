import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftProposalPreview } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { Patch } from '../../fix/Patch';
import { infraStacksTranslationRef } from '../../translation/ref';
import styles from './Act.module.css';

/** What an act would change, comment, and leave as it is. */
export function ActPreview({ preview }: { preview: DriftProposalPreview }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { branch, comment, files, left, title } = preview;
  return (
    <>
      <p>
        {t('driftAct.title')} <Verbatim text={title} />
      </p>
      {files.map(({ diff, path }) => (
        <Patch key={path} path={path} diff={diff} />
      ))}
      <p className={styles.quiet}>
        {t('driftAct.branch')}{' '}
        <code>
          <Verbatim text={branch} />
        </code>
      </p>
      <p className={styles.quiet}>
        {comment === undefined ? (
          t('driftAct.noComment')
        ) : (
          <>
            {t('driftAct.comment')}{' '}
            <code>
              <Verbatim text={comment} />
            </code>
          </>
        )}
      </p>
      {left.length > 0 && (
        <section aria-label={t('driftAct.left')}>
          <h3>{t('driftAct.left')}</h3>
          <ul className={styles.left}>
            {left.map(({ address, path, why }) => (
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
                <span lang="en">
                  <Verbatim text={why} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

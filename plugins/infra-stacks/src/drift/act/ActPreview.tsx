import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftProposalPreview } from '@infra-portal/infra-common';
import { Note, Patch, Verbatim } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import { LeftList } from './LeftList';
import styles from './Act.module.css';

/** What an act would change, comment, and leave as it is. */
export function ActPreview({ preview }: { preview: DriftProposalPreview }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { branch, comment, files, left, title } = preview;
  if (files.length === 0) {
    return (
      <>
        <Note role="alert" title={t('driftAct.none.title')}>
          <p>{t('driftAct.none.description')}</p>
        </Note>
        <LeftList left={left} />
      </>
    );
  }
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
      <LeftList left={left} />
    </>
  );
}

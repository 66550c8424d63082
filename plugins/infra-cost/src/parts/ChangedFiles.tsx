import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Patch, Verbatim } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Money.module.css';

/** The diffs of files that a pull request would change. */
export function ChangedFiles(props: {
  files: readonly { path: string; diff: string }[];
}) {
  return (
    <>
      {props.files.map(({ diff, path }) => (
        <Patch key={path} path={path} diff={diff} />
      ))}
    </>
  );
}

/** The branch that a change would be on. */
export function ChangedBranch({ branch }: { branch: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <p className={styles.quiet}>
      {t('savingProposal.branch')}{' '}
      <code>
        <Verbatim text={branch} />
      </code>
    </p>
  );
}

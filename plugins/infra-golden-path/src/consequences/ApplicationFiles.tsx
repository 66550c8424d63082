import { useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PreviewApplication } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FileEntry } from './FileEntry';
import { LineCounts } from './LineCounts';
import { moveToChange } from './moveToChange';
import styles from './Files.module.css';

/** What the second pull request adds to the repository of the application. */
export function ApplicationFiles(props: { application: PreviewApplication }) {
  const { repository, state, files, kept } = props.application;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const root = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<string>();
  const added = files.reduce((sum, file) => sum + file.added, 0);
  const step = (from: number, by: number) => {
    const next = files[from + by];
    if (!next) return;
    setOpen(next.path);
    root.current
      ?.querySelector<HTMLElement>(`[data-path="${CSS.escape(next.path)}"]`)
      ?.focus();
  };
  const title = t('consequences.application.title');
  return (
    <section ref={root} className={styles.group} aria-label={title}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupTitle}>{title}</h3>
        <span className={styles.groupCount}>
          {t('consequences.files', { count: files.length })}
        </span>
        <LineCounts added={added} removed={0} />
      </div>
      <code className={styles.folder}>
        <Verbatim text={repository} />
      </code>
      <p className={styles.keys}>
        {files.length === 0
          ? t('consequences.application.complete')
          : t(`consequences.application.${state}`)}
      </p>
      {files.length > 0 && (
        <ul className={styles.list}>
          {files.map((file, index) => (
            <FileEntry
              key={file.path}
              file={file}
              folder=""
              open={open === file.path}
              position={index + 1}
              total={files.length}
              onToggle={() =>
                setOpen(open === file.path ? undefined : file.path)
              }
              onStep={by => step(index, by)}
              onChangeStep={by => moveToChange(root.current, by)}
            />
          ))}
        </ul>
      )}
      {kept.length > 0 && (
        <p className={styles.keys}>
          <Verbatim
            text={t('consequences.application.kept', {
              files: kept.join(', '),
            })}
          />
        </p>
      )}
    </section>
  );
}

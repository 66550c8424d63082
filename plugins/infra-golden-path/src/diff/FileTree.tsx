import { memo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import type { ReviewFile } from '@infra-portal/infra-common';
import { SearchBox, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { writeAddress } from './address';
import { foldersOf, nameIn } from './fileTree';
import { useGrowing } from './useGrowing';
import { isViewed, type Viewed } from './viewed';
import styles from './FileTree.module.css';

interface FileTreeProps {
  /** Those that fit the filter. */
  files: readonly ReviewFile[];
  filter: string;
  viewed: Viewed;
  current?: string;
  onFilter(text: string): void;
  onGo(path: string): void;
}

function PlainFileTree(props: FileTreeProps) {
  const { files, filter, viewed, current, onFilter, onGo } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const drawn = useGrowing(files.length, 0);
  return (
    <nav className={styles.tree} aria-label={t('diff.files')}>
      <SearchBox
        label={t('diff.filter')}
        placeholder={t('diff.filter.hint')}
        text={filter}
        onChange={onFilter}
      />
      {files.length === 0 && (
        <p className={styles.none} role="status">
          {t('diff.filter.none')}
        </p>
      )}
      <div className={styles.list}>
        {foldersOf(files.slice(0, drawn)).map(folder => (
          <section key={folder.name} className={styles.folder}>
            {folder.name !== '' && (
              <h3>
                <Verbatim text={folder.name} />
              </h3>
            )}
            <ul>
              {folder.files.map(file => (
                <li key={file.path}>
                  <a
                    href={writeAddress({ path: file.path })}
                    aria-current={file.path === current ? 'true' : undefined}
                    data-state={file.state}
                    onClick={event => {
                      event.preventDefault();
                      onGo(file.path);
                    }}
                  >
                    <span className={styles.name}>
                      <Verbatim text={nameIn(file)} />
                    </span>
                    {file.pathState === 'deviates' && (
                      <RiErrorWarningLine
                        size={14}
                        className={styles.deviates}
                        aria-label={t('diff.deviates')}
                      />
                    )}
                    {isViewed(viewed, file) && (
                      <RiCheckLine size={14} aria-label={t('diff.viewed')} />
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}

/** All files by folder, with a filter. */
export const FileTree = memo(PlainFileTree);

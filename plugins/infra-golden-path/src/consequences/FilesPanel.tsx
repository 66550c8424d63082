import { useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  PreviewApplication,
  PreviewEnvironment,
  PreviewFile,
} from '@infra-portal/infra-common';
import { Note } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ApplicationFiles } from './ApplicationFiles';
import { FileEntry } from './FileEntry';
import { commonFolder, groupFiles, type FileGroup } from './fileGroups';
import type { FilePlace } from './filePlace';
import { LineCounts } from './LineCounts';
import { moveToChange } from './moveToChange';
import styles from './Files.module.css';

/** All files of the proposal by what they are for; one of them open as a diff. */
export function FilesPanel(props: {
  files: PreviewFile[];
  environments: PreviewEnvironment[];
  application?: PreviewApplication;
  open?: FilePlace;
  onOpen(place: FilePlace | undefined): void;
}) {
  const { files, environments, open, onOpen } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const root = useRef<HTMLDivElement>(null);
  const groups = useMemo(
    () => groupFiles(files, environments),
    [files, environments],
  );
  const order = useMemo(() => groups.flatMap(group => group.files), [groups]);
  const openIndex = order.findIndex(file => file.path === open?.path);

  const goToFile = (step: number) => {
    const next = order[openIndex === -1 ? 0 : openIndex + step];
    if (!next) return;
    onOpen({ path: next.path });
    // Its row exists already; only the diff below it is new.
    root.current
      ?.querySelector<HTMLElement>(`[data-path="${CSS.escape(next.path)}"]`)
      ?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!plain || event.nativeEvent.isComposing) return;
    // The place of the key and not its letter: with Hangul on, J writes ㅓ.
    const actions: Record<string, () => void> = {
      KeyJ: () => goToFile(1),
      KeyK: () => goToFile(-1),
      KeyN: () => moveToChange(root.current, 1),
      KeyP: () => moveToChange(root.current, -1),
    };
    if (!Object.hasOwn(actions, event.code)) return;
    event.preventDefault();
    actions[event.code]();
  };

  if (files.length === 0) {
    return (
      <Note title={t('consequences.files.empty.title')}>
        {t('consequences.files.empty.description')}
      </Note>
    );
  }
  return (
    // Keys are a shortcut for the buttons that every open file has.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} onKeyDown={onKeyDown} className={styles.groups}>
      <p className={styles.keys}>{t('consequences.files.keys')}</p>
      {groups.map(group => (
        <Group key={group.id} group={group}>
          {folder =>
            group.files.map(file => (
              <FileEntry
                key={file.path}
                file={file}
                folder={folder}
                open={open?.path === file.path}
                line={open?.path === file.path ? open.line : undefined}
                position={order.indexOf(file) + 1}
                total={order.length}
                onToggle={() =>
                  onOpen(
                    open?.path === file.path ? undefined : { path: file.path },
                  )
                }
                onStep={goToFile}
                onChangeStep={step => moveToChange(root.current, step)}
              />
            ))
          }
        </Group>
      ))}
      {props.application && (
        <ApplicationFiles application={props.application} />
      )}
    </div>
  );
}

function Group(props: {
  group: FileGroup;
  children(folder: string): JSX.Element[];
}) {
  const { group } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const folder = commonFolder(group.files.map(file => file.path));
  const titles = {
    environment: group.environment ?? '',
    service: t('consequences.files.service'),
    lists: t('consequences.files.lists'),
  };
  return (
    <section className={styles.group} aria-label={titles[group.kind]}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupTitle}>{titles[group.kind]}</h3>
        <span className={styles.groupCount}>
          {t('consequences.files', { count: group.files.length })}
        </span>
        <LineCounts added={group.added} removed={group.removed} />
      </div>
      {folder && <code className={styles.folder}>{folder}</code>}
      <ul className={styles.list}>{props.children(folder)}</ul>
    </section>
  );
}

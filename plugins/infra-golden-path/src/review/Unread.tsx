import type { ReviewDocument } from '@infra-portal/infra-common';
import { StatusMark, useLocalised } from '@infra-portal/infra-react';
import styles from './Review.module.css';

/** Says in its place what could not be asked. */
export function Unread(props: {
  review: ReviewDocument;
  part: ReviewDocument['unread'][number]['part'];
}) {
  const localise = useLocalised();
  const own = props.review.unread.filter(({ part }) => part === props.part);
  return (
    <>
      {own.map(({ message }) => (
        <p key={message.en} className={styles.unread}>
          <StatusMark tone="warning">{localise(message)}</StatusMark>
        </p>
      ))}
    </>
  );
}

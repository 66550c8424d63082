import styles from './EnvironmentMark.module.css';

/** An environment; production stands out. With a count of its stacks if asked. */
export function EnvironmentMark(props: { name: string; count?: number }) {
  const { name, count } = props;
  return (
    <span className={styles.mark} data-env={name}>
      {name}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </span>
  );
}

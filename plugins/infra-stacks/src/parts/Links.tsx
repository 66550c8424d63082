import { Link } from 'react-router-dom';
import {
  pageStyles as styles,
  safeHref,
  Verbatim,
} from '@infra-portal/infra-react';
import {
  moduleRouteRef,
  productRouteRef,
  stackRouteRef,
  useRoutePath,
} from '../routes';

interface Named {
  name: string;
  /** What the link says, if not the name. */
  text?: string;
}

/** A stack's name, leading to its page. */
export function StackLink(props: Named) {
  return <NamedLink {...props} route={useRoutePath(stackRouteRef)} />;
}

/** A module's name, leading to its page. */
export function ModuleLink(props: Named) {
  return <NamedLink {...props} route={useRoutePath(moduleRouteRef)} />;
}

/** A product's name, leading to its page. */
export function ProductLink(props: Named) {
  return <NamedLink {...props} route={useRoutePath(productRouteRef)} />;
}

function NamedLink(
  props: Named & { route?: (params: { name: string }) => string },
) {
  const { name, text = name, route } = props;
  if (!route) return <Verbatim text={text} />;
  return (
    <Link to={route({ name })}>
      <Verbatim text={text} />
    </Link>
  );
}

/** A line of a file, leading to it where its address is known. */
export function LineLink(props: { file: string; line: number; href?: string }) {
  const text = <Verbatim text={`${props.file}:${props.line}`} />;
  const href = safeHref(props.href);
  return (
    <span className={styles.place}>
      {href ? (
        <a href={href} target="_blank" rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </span>
  );
}

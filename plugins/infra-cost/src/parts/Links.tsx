import { Link } from 'react-router-dom';
import { Verbatim } from '@infra-portal/infra-react';
import {
  productRouteRef,
  stackCostRouteRef,
  stackRouteRef,
  useRoutePath,
} from '../routes';

interface Named {
  name: string;
  /** What the link says, if not the name. */
  text?: string;
}

/** A stack's name, leading to what it costs. */
export function StackCostLink(props: Named) {
  return <NamedLink {...props} route={useRoutePath(stackCostRouteRef)} />;
}

/** To the stack's own page; nothing where the app shows no stacks. */
export function StackLink(props: Named) {
  const route = useRoutePath(stackRouteRef);
  return route ? <NamedLink {...props} route={route} /> : null;
}

/** A product's name, leading to its page where the app has one. */
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

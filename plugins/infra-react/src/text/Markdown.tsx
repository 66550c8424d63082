import {
  createContext,
  createElement,
  memo,
  type ReactNode,
  useContext,
  useMemo,
} from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { showEmoji } from './emoji';
import { pageLink } from './pageLink';
import { showHidden } from './showHidden';
import styles from './Markdown.module.css';

/** Whether what is drawn stands in a link: links do not nest. */
const InLink = createContext(false);

/** Headings stand below those of the page that the text is on. */
const DEEPEST = 6;

interface MarkdownProps {
  text: string;
  base?: string;
  level?: number;
  /**
   * All headings get that level: those of comments are no parts of a page, and
   * begin anywhere.
   */
  flat?: boolean;
  /** Beginnings of the portal's own pages that it may link; always one array. */
  pages?: readonly string[];
}

function PlainMarkdown(props: MarkdownProps) {
  const { text, base, level = 3, flat = false, pages } = props;
  // Other components on each change would draw the whole text anew.
  const components = useMemo(
    () => componentsOf(base, level, flat, pages),
    [base, level, flat, pages],
  );
  return (
    <div className={styles.markdown}>
      <ReactMarkdown
        skipHtml
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[showEmoji, showHidden]}
        // Addresses are checked where they become links.
        transformLinkUri={null}
        transformImageUri={src => src}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}

/**
 * Markdown that somebody else wrote. Raw HTML is left out; pictures become
 * links, so that nothing is loaded from elsewhere; links lead to pages only,
 * and relative ones to below `base`, the address of a folder; characters that
 * reorder text are named. A first-level heading gets the given `level`.
 */
export const Markdown = memo(PlainMarkdown);

function componentsOf(
  base: string | undefined,
  top: number,
  flat: boolean,
  pages: MarkdownProps['pages'],
): Components {
  const heading: Components['h1'] = ({ level, children }) =>
    createElement(
      `h${flat ? top : Math.min(level + top - 1, DEEPEST)}`,
      {},
      children,
    );
  return {
    h1: heading,
    h2: heading,
    h3: heading,
    h4: heading,
    h5: heading,
    h6: heading,
    a: ({ href, children }) => (
      <PageLink to={pageLink(href, base, pages)}>{children}</PageLink>
    ),
    img: ({ src, alt }) => (
      <PageLink to={pageLink(src, base, pages)}>{alt || src}</PageLink>
    ),
    pre: ({ children }) => (
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
      <pre tabIndex={0}>{children}</pre>
    ),
    table: ({ children }) => (
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
      <div className={styles.scroll} tabIndex={0}>
        <table>{children}</table>
      </div>
    ),
    // A table of facts has a head without words, which names nothing.
    th: ({ children, style }) =>
      children ? <th style={style}>{children}</th> : <td />,
    input: ({ checked }) => (checked ? '☑ ' : '☐ '),
  };
}

function PageLink(props: { to?: string; children: ReactNode }) {
  const inside = useContext(InLink);
  if (!props.to || inside) return <>{props.children}</>;
  return (
    <a href={props.to} target="_blank" rel="noreferrer">
      <InLink.Provider value>{props.children}</InLink.Provider>
    </a>
  );
}

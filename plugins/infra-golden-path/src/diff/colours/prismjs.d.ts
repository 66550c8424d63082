declare module 'prismjs/components/prism-core' {
  interface PrismToken {
    type: string;
    content: string | PrismToken | (string | PrismToken)[];
    alias?: string | string[];
  }
  const prism: {
    manual: boolean;
    languages: Record<string, object>;
    tokenize(text: string, grammar: object): (string | PrismToken)[];
  };
  export type { PrismToken };
  export default prism;
}
declare module 'prismjs/components/prism-markup';
declare module 'prismjs/components/prism-hcl';
declare module 'prismjs/components/prism-yaml';
declare module 'prismjs/components/prism-json';
declare module 'prismjs/components/prism-markdown';
declare module 'prismjs/components/prism-bash';

/**
 * Reads the source text of one generated binding (a folder of `lib/` in a
 * package such as `@cdktn/provider-aws`). The text is never executed.
 *
 * A binding names each argument in these places:
 * - `name: { value, isBlock, type, storageClassType }` where the configuration
 *   is written, for all that may be set;
 * - a comment with the flags: `// name - computed: …, optional: …, required: …`;
 * - a property that wraps nested objects: `new SomeList(this, "name", true)`;
 * - a getter that tells the type of a value: `getListAttribute('name')`.
 */

/**
 * @typedef {object} Written how an argument is written
 * @property {string} value the expression
 * @property {boolean} isBlock
 * @property {string} type `simple`, `list`, `set`, `map` or `struct`
 * @property {string} storage `stringList`, or the name of a class
 *
 * @typedef {object} Wrapper a property that wraps values
 * @property {string} of `SomeThing` of `SomeThingList`
 * @property {string} shape `OutputReference`, `List`, `Map`, `MapList` …
 * @property {boolean} set the list stands for a set
 *
 * @typedef {object} Class
 * @property {string} base the class of the library that it extends
 * @property {string} type the Terraform type, where it is one
 * @property {Record<string, string>} flags `r`, `o`, `c`, `oc` by argument
 * @property {Record<string, Wrapper>} wrappers
 * @property {Record<string, string>} values types of plain values
 * @property {Record<string, Written>} written
 *
 * @typedef {object} Bindings
 * @property {Record<string, Class>} classes
 * @property {Record<string, Record<string, Written>>} functions by the name
 *   of the object they write, in lower case
 * @property {Record<string, Record<string, string>>} interfaces flags by
 *   argument, for objects that have no class
 * @property {string} version of the provider
 */

const MARK =
  /^(?:function (\w+)\(struct\)|class (\w+) extends cdkt[fn]\.(\w+)) \{/gm;
const WRITTEN =
  /^ {8,12}(\w+): \{\n\s+value: (.*),\n\s+isBlock: (true|false),\n\s+type: "([^"]*)",\n\s+storageClassType: "([^"]*)",/gm;
const FLAGS =
  /^\s*\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)/gm;
const WRAPPER =
  /^\s+(?:this\.)?_\w+ = new (?:\w+\.)?(\w+?)(OutputReference|(?:List|Map)+)\(this, "([^"]+)"(?:, (true|false))?\)/gm;
const GETTER = /^\s+return (.*this\.get(\w+)Attribute\(['"](\w+)['"]\).*);$/gm;
const INTERFACE = /^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm;
const PROPERTY =
  /#(\w+) \w+#\w+\}(?:(?!\*\/)[\s\S])*\*\/\s+readonly \w+(\??):/g;
const VERSION = /providerVersion: ['"]([^'"]+)['"]/;
const TYPE = /terraformResourceType: ['"]([^'"]+)['"]/;

/** @returns {Record<string, any>} without a prototype: names are data */
const record = entries => Object.assign(Object.create(null), entries);

function collect(text, pattern, entry) {
  return record(Object.fromEntries([...text.matchAll(pattern)].map(entry)));
}

const written = text =>
  collect(text, WRITTEN, ([, name, value, isBlock, type, storage]) => [
    name,
    { value, isBlock: isBlock === 'true', type, storage },
  ]);

function flagLetters(computed, optional, required) {
  return [
    required === 'true' ? 'r' : '',
    optional === 'true' ? 'o' : '',
    computed === 'true' ? 'c' : '',
  ].join('');
}

const flags = text =>
  collect(text, FLAGS, ([, name, computed, optional, required]) => [
    name,
    flagLetters(computed, optional, required),
  ]);

const wrappers = text =>
  collect(text, WRAPPER, ([, of, shape, name, set]) => [
    name,
    { of, shape, set: set === 'true' },
  ]);

/** Words of getters, outermost collection last: `NumberList`, `StringMapList`. */
const GETTER_WORDS = /^(String|Number|Boolean|Any)?((?:List|Map)*)$/;

const SIMPLE = { string: 'string', number: 'number', boolean: 'bool' };

/**
 * A type as Terraform writes it from the words of the bindings, such as
 * `stringMapList`; undefined when they name a class.
 */
export function simpleType(words, set = false) {
  const match = GETTER_WORDS.exec(words[0].toUpperCase() + words.slice(1));
  if (!match) return undefined;
  // A list of text is just `List`.
  const inner = SIMPLE[(match[1] ?? 'string').toLowerCase()] ?? 'any';
  const kinds = match[2].match(/List|Map/g) ?? [];
  return kinds.reduce((type, kind, index) => {
    const outermost = index === kinds.length - 1;
    const name =
      set && outermost && kind === 'List' ? 'set' : kind.toLowerCase();
    return `${name}(${type})`;
  }, inner);
}

const values = text =>
  collect(text, GETTER, ([, expression, words, name]) => [
    name,
    simpleType(words, expression.includes('Fn.tolist(')),
  ]);

function interfaces(declarations) {
  return collect(declarations, INTERFACE, ([, name, body]) => [
    name,
    collect(body, PROPERTY, ([, argument, optional]) => [
      argument,
      optional ? 'o' : 'r',
    ]),
  ]);
}

/**
 * @param {string} source the JavaScript of a binding
 * @param {string} declarations its `.d.ts`
 * @returns {Bindings}
 */
export function readBindings(source, declarations) {
  const declared = interfaces(declarations);
  const classes = record();
  const functions = record();
  const marks = [...source.matchAll(MARK)];
  marks.forEach(([, functionName, className, base], index) => {
    const text = source.slice(marks[index].index, marks[index + 1]?.index);
    if (functionName) {
      const object = /^(.*)ToHclTerraform$/.exec(functionName)?.[1];
      if (object) functions[object.toLowerCase()] = written(text);
      return;
    }
    classes[className] = {
      base,
      type: TYPE.exec(text)?.[1] ?? '',
      // Older packages have the flags of what can be set in the .d.ts alone.
      flags: record({
        ...declared[className.replace(/OutputReference$/, '')],
        ...declared[`${className}Config`],
        ...flags(text),
      }),
      wrappers: wrappers(text),
      values: values(text),
      written: written(text),
    };
  });
  return {
    classes,
    functions,
    interfaces: declared,
    version: VERSION.exec(source)?.[1] ?? '',
  };
}

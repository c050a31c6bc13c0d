/** A framework whose components get exactly the props that are written on their elements. */
export interface JsxFramework {
  readonly package: string;
  /** Attributes that it takes for itself, on any element. */
  readonly reserved: readonly string[];
  /** Functions of it that return the component they are given. */
  readonly wrappers: readonly string[];
  /** The package whose development build names the attributes of DOM elements that it refuses. */
  readonly renderer?: string;
  readonly source: string;
}

/** Vue is not among them: what a component does not declare, it puts on its root element. */
export const jsxFrameworks: readonly JsxFramework[] = [
  { package: 'react', reserved: ['key', 'ref'], wrappers: ['memo', 'forwardRef'], renderer: 'react-dom', source: 'https://react.dev/reference/react/createElement' },
  { package: 'preact', reserved: ['key', 'ref'], wrappers: ['memo', 'forwardRef'], source: 'https://preactjs.com/guide/v10/differences-to-react/' },
  { package: 'solid-js', reserved: ['ref'], wrappers: [], source: 'https://docs.solidjs.com/concepts/components/props' },
  { package: 'hono', reserved: ['key', 'ref'], wrappers: ['memo'], source: 'https://hono.dev/docs/guides/jsx' },
];

/** Attributes that compilers take off an element before it gets to its component. */
export const compiledAttributes: ReadonlySet<string> = new Set([
  'css', // https://emotion.sh/docs/css-prop, https://styled-components.com/docs/api#css-prop
  'jsx', // https://github.com/vercel/styled-jsx
  'tw', // https://github.com/ben-rogerson/twin.macro
  'styleName', // https://github.com/gajus/babel-plugin-react-css-modules
]);

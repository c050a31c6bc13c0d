import { describe } from 'vitest';
import rule from '../../src/rules/no-unknown-prop.js';
import { typedRuleTester } from '../support/lint.js';

const react = (code: string): string => `import * as React from 'react';\n${code}`;
const ui = (names: string, code: string): string => react(`import { ${names} } from 'tiny-ui';\n${code}`);
const CARD = `function Card({ title, onClose }: { title?: string; onClose?: () => void }) { return <div onClick={onClose}>{title}</div>; }\n`;
const card = (code: string): string => react(CARD + code);
const JS_CARD = `function Card({ title, onClose }) { return <div onClick={onClose}>{title}</div>; }\n`;
const jsCard = (code: string): string => react(JS_CARD + code);
const tsx = 'file.tsx';
const jsx = 'file.jsx';

typedRuleTester().run('no-unknown-prop', rule, {
  valid: [
    { name: 'declared', code: card(`export const a = <Card key="1" title="a" onClose={() => undefined} />;`), filename: tsx },
    { name: 'JSX: destructured', code: jsCard(`export const a = <Card key="1" title="a" onClose={() => undefined} />;`), filename: jsx },
    { name: 'hyphens', code: react(`export const a = <div data-foo="1" aria-lable="x" some-thing="1" />;`), filename: tsx },
    { name: 'a namespaced name', code: react(`export const a = <path xlink:href="#a" />;`), filename: jsx },
    { name: 'a custom element', code: react(`export const a = <my-el class="a" onclick={() => 1} />;`), filename: jsx },
    { name: 'a customized element', code: react(`export const a = <button is="my-button" class="a" />;`), filename: jsx },
    { name: 'DOM attributes that are newer than the types', code: react(`export const a = <><div inert="" popover="auto" /><button popovertarget="a" commandfor="b" /><img fetchpriority="high" /></>;`), filename: jsx },
    { name: 'vendor attributes', code: react(`export const a = <input webkitdirectory="" autosave="x" results={5} />;`), filename: jsx },
    { name: 'an attribute of another element', code: react(`export const a = <div placeholder="x" href="y" />;`), filename: jsx },
    { name: 'attributes that mean nothing to the browser, and look like none', code: react(`export const a = <div foo="1" isActive={true} css="x" jsx="1" tw="p-1" />;`), filename: jsx },
    { name: 'an event that the renderer knows and the types do not', code: react(`export const a = <div onPointerLeaveCapture={() => 1} />;`), filename: jsx },
    { name: 'an element that is not of the platform', code: react(`declare module 'react' { namespace JSX { interface IntrinsicElements { mesh: { position?: number } } } }\nexport const a = <mesh {...{ positon: 1, class: 'a' }} />;`), filename: tsx },
    { name: 'an augmented attribute', code: react(`declare module 'react' { interface HTMLAttributes<T> { class?: string } }\nexport const a = <div class="a" />;`), filename: tsx },
    { name: 'undefined says nothing', code: jsCard(`export const a = <Card subtitle={undefined} />;`), filename: jsx },
    { name: 'a rest takes everything', code: react(`const Card = ({ title, ...rest }) => <div {...rest}>{title}</div>;\nexport const a = <Card subtitle="x" />;`), filename: jsx },
    { name: 'props as a whole', code: react(`function Card(props) { return <div title={props.title} />; }\nexport const a = <Card subtitle="x" />;`), filename: jsx },
    { name: 'props handed on', code: react(`function Card(props: { title?: string }) { return <div {...props} />; }\nexport const a = <Card {...{ title: 'a', subtitle: 'x' }} />;`), filename: tsx },
    { name: 'rest handed on, in TypeScript', code: react(`function Card({ title, ...rest }: { title?: string; id?: string }) { return <div {...rest}>{title}</div>; }\nexport const a = <Card {...{ title: 'a', accent: 'x' }} />;`), filename: tsx },
    { name: 'arguments sees everything', code: react(`function Card({ title }) { return <div title={title} {...arguments[0]} />; }\nexport const a = <Card subtitle="x" />;`), filename: jsx },
    { name: 'defaultProps', code: jsCard(`Card.defaultProps = { subtitle: 'a' };\nexport const a = <Card subtitle="x" />;`), filename: jsx },
    { name: 'any', code: react(`declare const Card: any;\nexport const a = <Card subtitle="x" />;`), filename: tsx },
    { name: 'FC<any>', code: react(`const Card: React.FC<any> = ({ title }) => <div>{title}</div>;\nexport const a = <Card subtitle="x" />;`), filename: tsx },
    { name: 'a parameter', code: react(`export const f = (Card: React.FC<{ title?: string }>) => <Card {...{ subtitle: 'x' }} />;`), filename: tsx },
    { name: 'one of several components', code: react(`const A = ({ a }) => a;\nconst B = ({ b }) => b;\nexport const f = c => { const Tag = c ? A : B; return <Tag a="1" b="2" />; };`), filename: jsx },
    { name: 'lazy', code: react(`const Card = React.lazy(() => import('./other.jsx'));\nexport const a = <Card subtitle="x" />;`), filename: jsx },
    { name: 'an unknown wrapper', code: ui('withTheme', `const Card = withTheme(({ title }) => <div>{title}</div>);\nexport const a = <Card subtitle="x" />;`), filename: jsx },
    { name: 'what JavaScript infers of forwardRef is not all', code: react(`const Card = React.forwardRef(({ title, subtitle }, ref) => <div ref={ref}>{title}{subtitle}</div>);\nexport const a = <Card title="x" subtitle="y" />;`), filename: jsx },
    { name: 'a class that reads it', code: react(`class Card extends React.Component { render() { return <div>{this.props.title}</div>; } }\nexport const a = <Card title="x" />;`), filename: jsx },
    { name: 'a class that hands its props on', code: react(`class Card extends React.Component<{ title?: string }> { render() { return <div {...this.props} />; } }\nexport const a = <Card {...{ title: 'a', subtitle: 'x' }} />;`), filename: tsx },
    { name: 'a class of a base class', code: react(`class Base extends React.Component<{ title?: string }> { render() { return <div {...this.props} />; } }\nclass Card extends Base {}\nexport const a = <Card {...{ title: 'a', subtitle: 'x' }} />;`), filename: tsx },
    { name: 'a parent of the project reads the props of its children', code: react(`function Tab({ children }) { return children; }\nfunction Tabs({ children }) { return React.Children.map(children, child => <button>{child.props.tabLabel}</button>); }\nexport const a = <Tabs><Tab tabLabel="x">y</Tab></Tabs>;`), filename: jsx },
    { name: 'a parent that destructures them', code: react(`function Tab({ children }) { return children; }\nfunction Tabs({ children }) { return children.map(({ props: { tabLabel } }) => tabLabel); }\nexport const a = <Tabs><Tab tabLabel="x">y</Tab></Tabs>;`), filename: jsx },
    { name: 'a parent of a package reads the props of its children', code: ui('Tabs', `function Tab({ children }) { return children; }\nexport const a = <Tabs><Tab tabTitle="x">y</Tab></Tabs>;`), filename: jsx },
    { name: 'the same, in a list', code: ui('Tabs', `function Tab({ children }) { return children; }\nexport const a = <Tabs>{['x'].map(x => <Tab key={x} tabTitle={x}>y</Tab>)}</Tabs>;`), filename: jsx },
    { name: 'the same, by way of a variable', code: ui('Tabs', `function Tab({ children }) { return children; }\nconst tab = <Tab tabTitle="x">y</Tab>;\nexport const a = <Tabs>{tab}</Tabs>;`), filename: jsx },
    { name: 'a package: declared', code: ui('Badge', `export const a = <Badge label="a" color="red" />;`), filename: tsx },
    { name: 'a package: the source reads it', code: ui('Badge', `export const a = <Badge label="a" experimentalGlow={{}} />;`), filename: jsx },
    { name: 'a package: an index signature', code: ui('Loose', `export const a = <Loose label="a" colour="red" />;`), filename: jsx },
    { name: 'a package: any', code: ui('Anything', `export const a = <Anything label="a" colour="red" />;`), filename: jsx },
    { name: 'a package: attributes of the element that `as` names', code: ui('Box', `export const a = <><Box as="a" href="x" /><Box as="img" gap={1} alt="y" /></>;`), filename: jsx },
    { name: 'a package: another part of a union', code: ui('Either', `export const a = <Either kind="a" {...{ right: 1 }} />;`), filename: tsx },
    { name: 'a package: props for an element that is newer than the types', code: ui('Button', `export const a = <Button inert="" popovertarget="x" command="y" interestfor="z" />;`), filename: jsx },
    { name: 'a package: generic', code: ui('List', `export const a = <List items={[1]} renderItem={x => x} key="1" />;`), filename: tsx },
    { name: 'data that is spread, of which an object may have more', code: react(`function Greeting({ name }: { name: string }) { return <div>{name}</div>; }\nconst user = { name: 'a', born: 1 };\nexport const a = <Greeting {...user} />;`), filename: tsx },
    { name: 'spread, and read', code: card(`const props = { title: 'a', subtitle: 'b' };\nconsole.log(props.subtitle);\nexport const a = <Card {...props} />;`), filename: tsx },
    { name: 'spread, and used elsewhere', code: card(`const props = { title: 'a', subtitle: 'b' };\nconsole.log(props);\nexport const a = <Card {...props} />;`), filename: tsx },
    { name: 'spread into two components', code: card(`function Other({ subtitle }: { subtitle?: string }) { return <div>{subtitle}</div>; }\nconst props = { title: 'a', subtitle: 'b' };\nexport const a = <><Card {...props} /><Other {...props} /></>;`), filename: tsx },
    { name: 'a spread of a wider object', code: card(`declare const props: { title: string; subtitle: string };\nexport const a = <Card {...props} />;`), filename: tsx },
    { name: 'no JSX in the file', code: `export const a = 1 < 2;`, filename: 'file.ts' },
    { name: 'no types, and no framework that is known', code: `const Card = ({ title }) => title;\nexport const a = <Card subtitle="x" />;`, filename: jsx },
  ],
  invalid: [
    {
      name: 'class',
      code: react(`export const a = <div class="a" />;`),
      filename: jsx,
      errors: [
        {
          messageId: 'unknown',
          line: 2,
          column: 23,
          endColumn: 28,
          data: { name: 'class', kind: 'attribute', tag: 'div', evidence: 'react-dom 19.2.0 warns of it', didYouMean: ' Did you mean `className`?' },
          suggestions: [{ messageId: 'replace', data: { name: 'class', real: 'className' }, output: react(`export const a = <div className="a" />;`) }],
        },
      ],
    },
    { name: 'for', code: react(`export const a = <label for="a" />;`), filename: jsx, errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'replace', output: react(`export const a = <label htmlFor="a" />;`) }] }] },
    { name: 'another case', code: react(`export const a = <><input maxlength={3} tabindex={1} /><path strokewidth="2" /></>;`), filename: jsx, errors: [{ messageId: 'unknown', suggestions: 1 }, { messageId: 'unknown', suggestions: 1 }, { messageId: 'unknown', suggestions: 1 }] },
    {
      name: 'onclick',
      code: react(`export const a = <div onclick={() => 1} />;`),
      filename: jsx,
      errors: [{ messageId: 'unknown', data: { name: 'onclick', kind: 'attribute', tag: 'div', evidence: 'react-dom 19.2.0 attaches no listener for it', didYouMean: ' Did you mean `onClick`?' }, suggestions: 1 }],
    },
    { name: 'an event that does not exist', code: react(`export const a = <div onDblClick={() => 1} onLongPress={() => 1} />;`), filename: jsx, errors: [{ messageId: 'unknown', suggestions: 2 }, { messageId: 'unknown' }] },
    {
      name: 'a slip',
      code: react(`export const a = <input placehoder="x" />;`),
      filename: jsx,
      errors: [{ messageId: 'unknown', data: { name: 'placehoder', kind: 'attribute', tag: 'input', evidence: 'its type does not have it, and neither has any HTML element', didYouMean: ' Did you mean `placeholder`?' }, suggestions: 1 }],
    },
    { name: 'TSX, where the compiler sees it too', code: react(`export const a = <div class="a" onclick={() => 1} />;`), filename: tsx, errors: [{ messageId: 'unknown', suggestions: 1 }, { messageId: 'unknown', suggestions: 1 }] },
    { name: 'behind a cast', code: react(`export const a = <div {...({ class: 'a' } as any)} />;`), filename: tsx, errors: [{ messageId: 'unknown', line: 2, column: 30, suggestions: [{ messageId: 'replace', output: react(`export const a = <div {...({ className: 'a' } as any)} />;`) }] }] },
    { name: 'behind @ts-expect-error', code: react(`export const a = (\n  // @ts-expect-error\n  <div class="a" />\n);`), filename: tsx, errors: [{ messageId: 'hiddenBySuppression', line: 4, data: { name: 'class', kind: 'attribute', tag: 'div', directive: '@ts-expect-error', line: '3', evidence: 'react-dom 19.2.0 warns of it', didYouMean: ' Did you mean `className`?' }, suggestions: 1 }] },
    { name: 'behind @ts-ignore among children', code: react(`export const a = (\n  <div>\n    {/* @ts-ignore */}\n    <label for="a" />\n  </div>\n);`), filename: tsx, errors: [{ messageId: 'hiddenBySuppression', line: 5, suggestions: 1 }] },
    { name: 'behind @ts-nocheck', code: `// @ts-nocheck\n${react(`export const a = <label for="a" />;`)}`, filename: tsx, errors: [{ messageId: 'hiddenBySuppression', suggestions: 1 }] },
    {
      name: 'a component of the project',
      code: jsCard(`export const a = <Card title="a" subtitle="b" />;`),
      filename: jsx,
      errors: [{ messageId: 'unknown', line: 3, column: 34, data: { name: 'subtitle', kind: 'prop', tag: 'Card', evidence: '`Card` never reads it', didYouMean: '' } }],
    },
    { name: 'a slip for a prop', code: jsCard(`export const a = <Card titel="a" onclose={() => 1} />;`), filename: jsx, errors: [{ messageId: 'unknown', suggestions: 1 }, { messageId: 'unknown', suggestions: 1 }] },
    { name: 'TSX', code: card(`export const a = <Card title="a" subtitle="b" />;`), filename: tsx, errors: [{ messageId: 'unknown' }] },
    { name: 'an arrow, exported', code: react(`export const Card = ({ title }) => <div>{title}</div>;\nexport const a = <Card subtitle="b">c</Card>;`), filename: jsx, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'no props at all', code: react(`function Page() { return <div />; }\nexport const a = <Page theme="dark" />;`), filename: jsx, errors: [{ messageId: 'unknown' }] },
    { name: 'memo', code: react(`const Card = React.memo(({ title }) => <div>{title}</div>);\nexport const a = <Card subtitle="b" />;`), filename: jsx, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'memo of a named function, and forwardRef', code: react(`function Plain({ title }: { title?: string }) { return <div>{title}</div>; }\nconst Card = React.memo(Plain);\nconst Field = React.forwardRef<HTMLInputElement, { hint?: string }>(({ hint }, ref) => <input ref={ref} placeholder={hint} />);\nexport const a = <><Card subtitle="b" /><Field hint="x" ref={null} hintText="c" /></>;`), filename: tsx, errors: [{ messageId: 'unknown', suggestions: 1 }, { messageId: 'unknown' }] },
    { name: 'props that are read one by one', code: react(`interface Props { title?: string }\nconst Card: React.FC<Props> = props => { const { title } = props; return <div id={props.title}>{title}</div>; };\nexport const a = <Card {...{ title: 'a', subtitle: 'b' }} />;`), filename: tsx, errors: [{ messageId: 'unknown' }] },
    { name: 'a class', code: react(`class Card extends React.Component<{ title?: string }> {\n  constructor(props: { title?: string }) { super(props); }\n  render() { const { title } = this.props; return <div>{title}</div>; }\n}\nexport const a = <Card title="a" subtitle="b" />;`), filename: tsx, errors: [{ messageId: 'unknown', line: 6 }] },
    { name: 'JSDoc', code: react(`/** @param {{ title?: string }} props */\nfunction Card(props) { return <div>{props.title}</div>; }\nexport const a = <Card subtitle="b" />;`), filename: jsx, errors: [{ messageId: 'unknown', line: 4, suggestions: 1 }] },
    { name: 'inside other elements', code: jsCard(`export const A = ({ xs }) => <div>{xs.map(x => <Card key={x} title={x} subtitle="b" />)}</div>;`), filename: jsx, errors: [{ messageId: 'unknown' }] },
    { name: 'handed on, and a slip', code: react(`function Card({ variant, ...rest }: { variant?: string; id?: string }) { return <div id={variant} {...rest} />; }\nexport const a = <Card varient="b" />;`), filename: tsx, errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'replace', output: react(`function Card({ variant, ...rest }: { variant?: string; id?: string }) { return <div id={variant} {...rest} />; }\nexport const a = <Card variant="b" />;`) }] }] },
    {
      name: 'a component of a package',
      code: ui('Badge', `export const a = <Badge label="a" colour="red" />;`),
      filename: jsx,
      errors: [{ messageId: 'unknown', line: 3, column: 35, data: { name: 'colour', kind: 'prop', tag: 'Badge', evidence: 'its type in tiny-ui 2.0.1 does not have it and the 1 source file there never mentions it', didYouMean: ' Did you mean `color`?' }, suggestions: 1 }],
    },
    { name: 'a package: an invented prop', code: ui('Badge, Panel, List', `export const a = <><Badge label="a" dismissable /><Panel heading="x" collapsible /></>;`), filename: jsx, errors: [{ messageId: 'unknown' }, { messageId: 'unknown' }] },
    { name: 'a package: a slip among attributes that are handed on', code: ui('Button', `export const a = <Button varient="x" busy />;`), filename: jsx, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a component behind a cast', code: ui('Badge', `const Tag = Badge as any;\nexport const a = <Tag label="a" colour="red" />;`), filename: tsx, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a spread literal', code: ui('Badge', `export const a = <Badge label="a" {...{ colour: 'red' }} />;`), filename: tsx, errors: [{ messageId: 'unknown', line: 3, column: 41, suggestions: 1 }] },
    { name: 'a spread on condition', code: ui('Badge', `export const f = (red: boolean) => <Badge label="a" {...(red && { colour: 'red' })} />;`), filename: tsx, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'in a variable first', code: ui('Badge', `const colour = 'red';\nconst props = { label: 'a', colour };\nexport const a = <Badge {...props} />;`), filename: tsx, errors: [{ messageId: 'unknown', line: 4, suggestions: [{ messageId: 'replace', output: ui('Badge', `const colour = 'red';\nconst props = { label: 'a', color: colour };\nexport const a = <Badge {...props} />;`) }] }] },
    { name: 'returned by a helper', code: ui('Badge', `const props = () => ({ label: 'a', colour: 'red' });\nexport const a = <Badge {...props()} />;`), filename: tsx, errors: [{ messageId: 'unknown', line: 3, suggestions: 1 }] },
  ],
});

describe('known misses', () => {
  typedRuleTester().run('no-unknown-prop', rule, {
    valid: [
      { name: 'props of a JavaScript function without a pattern', code: react(`const Card = props => <div>{props.title}</div>;\nexport const a = <Card subtitle="b" />;`), filename: jsx },
      { name: 'attributes of elements without an effect', code: react(`export const a = <div isActive variant="x" />;`), filename: jsx },
    ],
    invalid: [],
  });
});

describe('compilerErrors: ignore', () => {
  typedRuleTester({ compilerErrors: 'ignore' }).run('no-unknown-prop', rule, {
    valid: [
      { name: 'tsc reports it', code: react(`export const a = <div class="a" />;`), filename: tsx },
      { name: 'tsc reports it beside a spread', code: card(`declare const props: { title?: string };\nexport const a = <Card {...props} startDate="x" />;`), filename: tsx },
    ],
    invalid: [
      { name: 'JavaScript', code: react(`export const a = <div class="a" />;`), filename: jsx, errors: [{ messageId: 'unknown', suggestions: 1 }] },
      { name: 'beside a spread of any', code: card(`declare const report: any;\nexport const a = <Card {...report} startDate="x" />;`), filename: tsx, errors: [{ messageId: 'unknown' }] },
      { name: 'a spread', code: ui('Badge', `export const a = <Badge label="a" {...{ colour: 'red' }} />;`), filename: tsx, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    ],
  });
});

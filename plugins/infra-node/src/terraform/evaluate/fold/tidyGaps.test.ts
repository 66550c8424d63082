import { tidyGaps } from './tidyGaps';

it('keeps one empty line between, and none beside a brace', () => {
  const text = `# Above.


a = 1



# Of b.
b "c" {

  d = [

    1,


  ]


  e = <<E


  f


E

}
`;
  expect(tidyGaps(text)).toBe(`# Above.

a = 1

# Of b.
b "c" {
  d = [

    1,


  ]

  e = <<E


  f


E
}
`);
});

it.each(['', '\n', 'a {}\n', 'a {\n}\n', 'a {\n\n}\n', 'a = 1\r\n\r\nb = 2'])(
  'leaves %j as it is',
  text => expect(tidyGaps(text)).toBe(text),
);

/** What a piece of code is, as far as it has a colour of its own. */
export type Colour =
  | 'comment'
  | 'string'
  | 'keyword'
  | 'name'
  | 'type'
  | 'value';

export interface Piece {
  text: string;
  colour?: Colour;
}

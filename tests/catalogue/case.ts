/** One use of a resource that forgets it, and one that does not. Each is the text of a whole module. */
export interface Case {
  readonly leaks: string;
  readonly honest: string;
}

/** Cases for exactly the rows given. */
export type Cases<Rows extends readonly { readonly id: string }[]> = Readonly<Record<Rows[number]['id'], Case>>;

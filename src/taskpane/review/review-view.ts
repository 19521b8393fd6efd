/** Which branch a reviewer is at and how its items are ordered; kept while other tabs are in view. */
export interface ReviewView {
  readonly branch: string | null;
  readonly isLargestFirst: boolean;
}

export const initialReviewView: ReviewView = { branch: null, isLargestFirst: true };

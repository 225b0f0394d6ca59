//! The schema of drafts, for the editor and for the comparison of the server's steps with ProseMirror's.

import { Schema } from 'prosemirror-model';
import { marks } from './schema/marks.js';
import { nodes } from './schema/nodes.js';

export const schema = new Schema({ nodes, marks, topNode: 'doc' });

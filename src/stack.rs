//! A stack for walks without recursion: it lives in the walker's frame until it is deep, then on the heap.

/// How many items get memory at once where there are more than lie in the frame.
const FAR: usize = 128;

/// A last-in, first-out list. `NEAR` items need no memory of their own.
pub(crate) struct Stack<T, const NEAR: usize = 16> {
    near: [T; NEAR],
    far: Vec<T>,
    length: usize,
}

impl<T: Copy + Default> Stack<T> {
    /// An empty stack.
    pub(crate) fn new() -> Self {
        Self::empty()
    }
}

impl<T: Copy + Default, const NEAR: usize> Stack<T, NEAR> {
    /// An empty stack of any size.
    pub(crate) fn empty() -> Self {
        Self { near: [T::default(); NEAR], far: Vec::new(), length: 0 }
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// Puts an item on top.
    pub(crate) fn push(&mut self, item: T) {
        match self.near.get_mut(self.length) {
            Some(free) => *free = item,
            None => self.push_far(item),
        }
        self.length += 1;
    }

    /// Puts an item on the heap, of which enough is asked for at once.
    #[cold]
    fn push_far(&mut self, item: T) {
        if self.far.is_empty() {
            self.far.reserve(FAR);
        }
        self.far.push(item);
    }

    /// Takes the item on top.
    pub(crate) fn pop(&mut self) -> Option<T> {
        self.length = self.length.checked_sub(1)?;
        match self.near.get(self.length) {
            Some(item) => Some(*item),
            None => self.far.pop(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_what_it_took_in_reverse_order() {
        let mut stack = Stack::new();
        (0..100).for_each(|item| stack.push(item));
        assert_eq!(stack.len(), 100);
        assert!((0..100).rev().all(|item| stack.pop() == Some(item)));
        assert_eq!((stack.pop(), stack.len()), (None, 0));
    }
}

// The built-in objects every program sees. Its own file because interpreter and built-ins share
// this list of intrinsics.
#pragma once

#include "vm/value.hpp"

namespace ctxcheck::vm {

// ECMAScript's intrinsics that other parts need by name; the rest hangs off `global_object`.
struct Realm {
  ObjectRef global_object = kNoObject;
  ObjectRef object_prototype = kNoObject;
  ObjectRef function_prototype = kNoObject;
  ObjectRef array_prototype = kNoObject;
  ObjectRef string_prototype = kNoObject;
  ObjectRef number_prototype = kNoObject;
  ObjectRef boolean_prototype = kNoObject;
  ObjectRef symbol_prototype = kNoObject;
  ObjectRef iterator_prototype = kNoObject;
  ObjectRef array_iterator_prototype = kNoObject;
  ObjectRef array_iterator_next = kNoObject;  // the initial `next` of array iterators
  ObjectRef string_iterator_prototype = kNoObject;
  ObjectRef map_iterator_prototype = kNoObject;
  ObjectRef set_iterator_prototype = kNoObject;
  ObjectRef async_iterator_prototype = kNoObject;
  ObjectRef async_from_sync_iterator_prototype = kNoObject;
  ObjectRef generator_function_prototype = kNoObject;
  ObjectRef generator_prototype = kNoObject;
  ObjectRef async_function_prototype = kNoObject;
  ObjectRef async_generator_function_prototype = kNoObject;
  ObjectRef async_generator_prototype = kNoObject;
  ObjectRef promise_constructor = kNoObject;
  ObjectRef promise_prototype = kNoObject;
  ObjectRef promise_then = kNoObject;  // the initial Promise.prototype.then
  ObjectRef map_prototype = kNoObject;
  ObjectRef set_prototype = kNoObject;
  ObjectRef weak_map_prototype = kNoObject;
  ObjectRef weak_set_prototype = kNoObject;
  ObjectRef error_prototype = kNoObject;
  ObjectRef aggregate_error_prototype = kNoObject;
  ObjectRef eval_error_prototype = kNoObject;
  ObjectRef range_error_prototype = kNoObject;
  ObjectRef reference_error_prototype = kNoObject;
  ObjectRef syntax_error_prototype = kNoObject;
  ObjectRef type_error_prototype = kNoObject;
  ObjectRef uri_error_prototype = kNoObject;
  // Well-known symbols.
  ObjectRef symbol_iterator = kNoObject;
  ObjectRef symbol_async_iterator = kNoObject;
  ObjectRef symbol_has_instance = kNoObject;
  ObjectRef symbol_to_primitive = kNoObject;
  ObjectRef symbol_to_string_tag = kNoObject;
  ObjectRef symbol_species = kNoObject;
  ObjectRef symbol_is_concat_spreadable = kNoObject;
  // Of the web platform; made by its install functions.
  ObjectRef url_prototype = kNoObject;
  ObjectRef url_search_params_prototype = kNoObject;
  ObjectRef headers_prototype = kNoObject;
  ObjectRef request_prototype = kNoObject;
  ObjectRef response_prototype = kNoObject;
  ObjectRef abort_signal_prototype = kNoObject;
  ObjectRef dom_exception_prototype = kNoObject;
  // What Symbol.for has made, by name.
  ObjectRef symbol_registry = kNoObject;
  // A private name: on an array while it is being joined.
  ObjectRef symbol_joining = kNoObject;
};

}  // namespace ctxcheck::vm

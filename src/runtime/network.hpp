// The driver's end of the worker's connections: the server that holds calls, and the clients that
// send requests. Its own file because only its implementation knows how sockets work.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ctxcheck::runtime {

using CallId = std::uint64_t;
using ClientId = std::uint64_t;

// A call of the worker, held until it is answered.
struct IncomingCall {
  CallId id = 0;
  std::string target;  // the path it named
};

// What a client sends.
struct OutgoingRequest {
  std::string method = "GET";
  std::string target;
  std::string headers;  // lines that end in CR LF; the length of the body is not among them
  std::string body;
};

// What a client got; or nothing, if the runtime closed the connection before.
struct Response {
  ClientId client = 0;
  bool lost = false;
  unsigned status = 0;
  std::string body;
};

// What has happened since it was last asked for, in order.
struct Arrivals {
  std::vector<IncomingCall> calls;
  std::vector<CallId> cancelled;  // the runtime closed the connection of a held call
  std::vector<Response> responses;
};

// Loopback only, without threads: things happen inside poll(). Everything throws RuntimeError if
// the system refuses it.
class Network {
 public:
  Network();
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;
  ~Network();

  [[nodiscard]] std::uint16_t port() const;  // where calls go

  // Takes what the sockets have, without waiting; how much that was.
  std::size_t poll();
  [[nodiscard]] Arrivals take();

  // Completes a held call with the reply that it wants, an empty one by default; `headers` are
  // lines that end in CR LF.
  void answer(CallId call, std::string_view headers);

  // A connection of its own for each client.
  [[nodiscard]] ClientId connect(std::uint16_t port);
  void send(ClientId client, const OutgoingRequest& request);
  // A TCP reset: a plain close is not noticed by the runtime (semantics 13).
  void reset(ClientId client);

  // Resets all clients and all connections with calls that are still held.
  void drop_all();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ctxcheck::runtime

// Sockets and HTTP, on Boost.Asio and Boost.Beast. The only file that includes them: they take long
// to compile.
#include "runtime/network.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "fmt/format.h"
#include "runtime/canned_reply.hpp"
#include "runtime/workerd.hpp"

namespace ctxcheck::runtime {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

const tcp::endpoint kAnyPort(asio::ip::address_v4::loopback(), 0);

// Closing sends a reset.
void reset_socket(tcp::socket& socket) {
  error_code ignored;
  socket.set_option(asio::socket_base::linger(true, 0), ignored);
  socket.close(ignored);
}

// A connection of the worker to our server; it carries one call after the other.
struct ServerConnection {
  explicit ServerConnection(tcp::socket accepted) : socket(std::move(accepted)) {}
  tcp::socket socket;
  beast::flat_buffer buffer;
  std::optional<http::request_parser<http::string_body>> parser;
  std::string reply;  // what the held call wants (canned_reply.hpp)
  CallId held = 0;    // 0: none
};

struct Client {
  explicit Client(asio::io_context& context) : socket(context) {}
  tcp::socket socket;
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
};

}  // namespace

class Network::Implementation {
 public:
  Implementation() : acceptor_(context_, kAnyPort) { accept(); }

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  std::size_t poll() { return context_.poll(); }
  Arrivals take() { return std::exchange(arrivals_, {}); }

  void answer(CallId call, std::string_view headers) {
    const auto found = held_.find(call);
    if (found == held_.end()) return;  // cancelled in the meantime
    const std::shared_ptr<ServerConnection> connection = found->second;
    held_.erase(found);
    connection->held = 0;
    write(connection->socket, http_reply(connection->reply, headers));
  }

  ClientId connect(std::uint16_t port) {
    const ClientId id = ++last_client_;
    const auto client = std::make_shared<Client>(context_);
    client->socket.connect(tcp::endpoint(asio::ip::address_v4::loopback(), port));
    client->socket.set_option(tcp::no_delay(true));
    clients_.emplace(id, client);
    return id;
  }

  void send(ClientId id, const OutgoingRequest& request) {
    const std::shared_ptr<Client> client = clients_.at(id);
    const std::string length =
        request.body.empty() ? "" : fmt::format("Content-Length: {}\r\n", request.body.size());
    write(client->socket,
          fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}{}\r\n{}", request.method,
                      request.target, request.headers, length, request.body));
    http::async_read(
        client->socket, client->buffer, client->parser,
        [this, id, client](error_code error, std::size_t) {
          if (error == asio::error::operation_aborted) return;
          if (error) {
            arrivals_.responses.push_back({id, true, 0, ""});
            return;
          }
          const auto& message = client->parser.get();
          arrivals_.responses.push_back({id, false, message.result_int(), message.body()});
        });
  }

  void reset(ClientId id) {
    const auto found = clients_.find(id);
    if (found == clients_.end()) return;
    reset_socket(found->second->socket);
    clients_.erase(found);
  }

  void drop_all() {
    for (const auto& [id, client] : clients_) reset_socket(client->socket);
    clients_.clear();
    for (const auto& [id, connection] : held_) {
      connection->held = 0;
      reset_socket(connection->socket);
    }
    held_.clear();
  }

 private:
  // What the other side has closed is noticed by whoever reads.
  static void write(tcp::socket& socket, const std::string& text) {
    error_code ignored;
    asio::write(socket, asio::buffer(text), ignored);
  }

  void accept() {
    acceptor_.async_accept([this](error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (!error) {
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        read(std::make_shared<ServerConnection>(std::move(socket)));
      }
      accept();
    });
  }

  // Reads the next call, also while one is held: only so is it noticed that the worker leaves.
  void read(const std::shared_ptr<ServerConnection>& connection) {
    constexpr std::uint32_t kLongestHeader = 64U << 20U;  // replies travel in it
    connection->parser.emplace();
    connection->parser->header_limit(kLongestHeader);
    connection->parser->body_limit(std::numeric_limits<std::uint64_t>::max());
    http::async_read(
        connection->socket, connection->buffer, *connection->parser,
        [this, connection](error_code error, std::size_t) {
          if (error) {
            if (connection->held != 0) {
              held_.erase(connection->held);
              arrivals_.cancelled.push_back(connection->held);
            }
            return;
          }
          const auto& message = connection->parser->get();
          const auto target = message.target();
          const auto reply = message["ctxcheck-reply"];
          connection->reply.assign(reply.data(), reply.size());
          connection->held = ++last_call_;
          held_.emplace(connection->held, connection);
          arrivals_.calls.push_back({connection->held, std::string(target.data(), target.size())});
          read(connection);
        });
  }

  asio::io_context context_{1};
  tcp::acceptor acceptor_;
  Arrivals arrivals_;
  std::map<CallId, std::shared_ptr<ServerConnection>> held_;
  std::map<ClientId, std::shared_ptr<Client>> clients_;
  CallId last_call_ = 0;
  ClientId last_client_ = 0;
};

namespace {

template <class Function>
auto or_runtime_error(Function function) {
  try {
    return function();
  } catch (const boost::system::system_error& error) {
    throw RuntimeError(fmt::format("the connection to the runtime failed: {}", error.what()), {});
  }
}

}  // namespace

Network::Network()
    : implementation_(or_runtime_error([] { return std::make_unique<Implementation>(); })) {}
Network::~Network() = default;

std::uint16_t Network::port() const { return implementation_->port(); }
std::size_t Network::poll() { return implementation_->poll(); }
Arrivals Network::take() { return implementation_->take(); }
void Network::answer(CallId call, std::string_view headers) {
  implementation_->answer(call, headers);
}
ClientId Network::connect(std::uint16_t port) {
  return or_runtime_error([&] { return implementation_->connect(port); });
}
void Network::send(ClientId client, const OutgoingRequest& request) {
  implementation_->send(client, request);
}
void Network::reset(ClientId client) { implementation_->reset(client); }
void Network::drop_all() { implementation_->drop_all(); }

}  // namespace ctxcheck::runtime
